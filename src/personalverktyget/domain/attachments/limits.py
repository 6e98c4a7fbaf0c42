"""How much is taken in. What a form or a page says may be less, never more."""

from typing import Final

MEGABYTE: Final = 1_000_000
MAX_FILE_BYTES: Final = 15 * MEGABYTE
# For all files of a form or of a message.
MAX_FILES: Final = 10
MAX_TOTAL_BYTES: Final = 40 * MEGABYTE

# Phones take pictures of 48 million pixels; 50 million are 150 MB once they are unpacked.
MAX_PIXELS: Final = 50 * MEGABYTE
# A drawing or a screen unpacks to four bytes a pixel; in a GIF the pixels of all its pictures count.
MAX_PIXELS_DRAWN: Final = 25 * MEGABYTE
MAX_SIDE: Final = 20_000
MAX_FRAMES: Final = 300
# Larger pictures are made smaller: this is more than any screen shows, and than most phones take.
KEPT_SIDE: Final = 4096
# A JPG whose half is still larger than this is unpacked at half its size: a quarter of the memory.
UNPACKED_SIDE: Final = 3000

MAX_PDF_PAGES: Final = 200
MAX_PDF_OBJECTS: Final = 100_000
# What all that is packed in a PDF may come to once it is unpacked, and how often one thing may be packed in itself.
MAX_PDF_UNPACKED: Final = 400 * MEGABYTE
MAX_PDF_FILTERS: Final = 2
MAX_PDF_DEPTH: Final = 100

# The process that opens a stranger's file: what it may take before it is ended.
INSPECTION_MEMORY: Final = 1400 * 1024 * 1024
INSPECTION_CPU_SECONDS: Final = 20
INSPECTION_SECONDS: Final = 40
