"""Pictures that residents of the demo attach: skin with a rash, drawn by this program, of nobody."""

import io
import random
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

_SIZE: Final = (900, 675)
_SKINS: Final = ((236, 205, 184), (222, 184, 158), (198, 154, 124), (150, 108, 82))


def picture_of_skin(seed: int, *, is_near: bool) -> bytes:
    """A JPG of a rash, near or from a distance; the same seed gives the same skin."""
    chance = random.Random(seed)
    skin = chance.choice(_SKINS)
    picture = Image.blend(Image.new("RGB", _SIZE, skin), Image.effect_noise(_SIZE, 28).convert("RGB"), 0.08)
    spots = Image.new("L", _SIZE, 0)
    drawing = ImageDraw.Draw(spots)
    radius = 46 if is_near else 13
    for _number in range(26):
        x = chance.gauss(_SIZE[0] / 2, _SIZE[0] / (5 if is_near else 9))
        y = chance.gauss(_SIZE[1] / 2, _SIZE[1] / (5 if is_near else 9))
        width, height = radius * chance.uniform(0.5, 1.3), radius * chance.uniform(0.5, 1.3)
        drawing.ellipse((x - width, y - height, x + width, y + height), fill=chance.randint(90, 170))
    spots = spots.filter(ImageFilter.GaussianBlur(radius / 4))
    red = tuple(int(value * part) for value, part in zip(skin, (0.92, 0.55, 0.55), strict=True))
    picture.paste(Image.new("RGB", _SIZE, red), (0, 0), spots)
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=82)
    return target.getvalue()
