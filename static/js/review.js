// The review: a paragraph and what was read from it light up together, whichever is pointed at.
(() => {
  "use strict";
  const light = (element, jump) => {
    const pair = element && document.getElementById(element.dataset.pair);
    document.querySelectorAll(".review .here, .review .on").forEach((lit) => lit.classList.remove("here", "on"));
    for (const one of [element, pair]) one?.classList.add(one.matches("p") ? "here" : "on");
    pair?.scrollIntoView({ block: jump ? "center" : "nearest" });
  };
  document.addEventListener("click", (event) => {
    const element = event.target.closest(".review [data-pair]");
    if (event.target.closest('a[href^="#"]')) setTimeout(arrive);
    if (element && !event.target.closest("form, button, summary")) light(element, true);
  });
  const arrive = () => {
    const element = document.getElementById(location.hash.slice(1));
    if (element?.dataset.pair) light(element, true);
    else (element?.querySelector("details") ?? element?.closest("details"))?.setAttribute("open", "");
    [...(element?.querySelectorAll("[data-needed]") ?? [])].find((field) => !field.value)?.focus();
  };
  document.addEventListener("toggle", (event) => event.target.id === "bo-du-thao" && event.target.scrollIntoView({ block: "nearest" }), true);
  document.addEventListener("htmx:afterSettle", () => {
    const words = document.querySelector(".review p.here");
    document.getElementById(words?.dataset.pair)?.classList.add("on");
  });
  addEventListener("hashchange", arrive);
  arrive();
})();
