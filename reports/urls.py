"""All addresses of the room under one namespace, whichever of its two halves answers."""

from reports.figures import urls as of_figures
from reports.papers import urls as of_papers

app_name = "reports"
urlpatterns = [*of_figures.urlpatterns, *of_papers.urlpatterns]
