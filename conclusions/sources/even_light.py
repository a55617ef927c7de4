"""The light of a photo made even before it is read: the shadow of a hand, a lamp to one side."""

from PIL import Image, ImageFilter, ImageMath

STEP = 16  # points of the page that are one of the picture of its light
WIDE = 5  # of those: wider than a stroke, so that print leaves no shadow of its own
EVEN = 0.8  # from the darkest to the lightest: paper on a scanner is evener than this
SHARE = 20  # a so-manieth of the points at either end is no paper: a dark edge, a gleam


def evened(image: Image.Image) -> Image.Image:
    """The page as if its paper were white all over; as it is where its light is even already."""
    small = image.resize((max(image.width // STEP, 1), max(image.height // STEP, 1)))
    light = small.filter(ImageFilter.MaxFilter(WIDE)).filter(ImageFilter.GaussianBlur(WIDE))
    tones = sorted(light.tobytes())
    low, high = tones[len(tones) // SHARE], tones[-1 - len(tones) // SHARE]
    if low >= EVEN * high:
        return image
    light = light.resize(image.size, Image.Resampling.BICUBIC)
    return ImageMath.lambda_eval(
        lambda parts: parts["convert"](
            parts["min"](parts["page"] * 255 / parts["max"](parts["light"], 1), 255), "L"
        ),
        page=image,
        light=light,
    )
