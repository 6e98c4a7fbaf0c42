"""Where everything stands in the picture of a form's paths: boxes below one another, and lines at their left.

The parts of a form come in an order already, so the boxes need no more than to be stacked; what hangs on a condition
is moved in a step. All lines that begin at one question share a track beside the boxes. Tracks are given out as one
gives out rooms to meetings, so that two lines cross but never run on top of one another. Figures are pixels.
"""

import heapq
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from personalverktyget.web.staff.case_types.condition_words import Piece

LINE, PADDING, GAP, BETWEEN_PAGES = 18, 8, 10, 26
STEP, MOST_STEPS, BOX = 20, 4, 500
TRACK, MOST_TRACKS, MARGIN = 9, 16, 14
# How many ordinary letters go on a line, for each pixel.
_LETTERS: Final = 1 / 8.1
_WIDE: Final = frozenset("mwMW@%—…")
_NARROW: Final = frozenset("iljtfrI.,:;!'|() ")
_MOST_LINES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Something to draw: its name, what kind it is, and its conditions as ``sentences``, at which lines end."""

    id: str
    kind: str
    text: str
    small: str = ""
    sentences: tuple[tuple[Piece, ...], ...] = ()
    mark: str = ""
    steps: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A line to draw: from a node to one of another's sentences."""

    source: str
    target: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text in pieces, and where its foot stands."""

    pieces: tuple[Piece, ...]
    y: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node with its place."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    words: tuple[Words, ...]

    @property
    def text_x(self) -> int:
        """Where its words begin."""
        return self.x + PADDING + 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line from box to box, and the head of its arrow."""

    source: str
    target: str
    path: str
    head: str
    goes_back: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it, and how large it is."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    flow: tuple[str, ...]


def picture(nodes: Sequence[Node], links: Sequence[Link]) -> Picture:
    """Stack the nodes, and lay the lines beside them."""
    tracks_at_most = min(len({link.source for link in links}), MOST_TRACKS)
    left = MARGIN + TRACK * (tracks_at_most + 2)
    boxes, y = list[Box](), MARGIN
    for node in nodes:
        if boxes and node.kind in _NEW_PARTS:
            y += BETWEEN_PAGES - GAP
        box = _box(node, left, y)
        boxes.append(box)
        y += box.height + GAP
    by_id = {box.node.id: box for box in boxes}
    drawn = [link for link in links if link.source in by_id and link.target in by_id]
    tracks = _tracks(by_id, drawn)
    lines = tuple(_line(by_id, link, left - TRACK * (tracks[link.source] + 2)) for link in drawn)
    return Picture(left + BOX + MARGIN, y - GAP + MARGIN, tuple(boxes), lines, _flow(boxes))


_NEW_PARTS: Final = frozenset({"start", "page", "end"})


def _box(node: Node, left: int, y: int) -> Box:
    x = left + STEP * min(node.steps, MOST_STEPS)
    width = left + BOX - x
    room = width - 2 * PADDING - 4
    is_own = node.kind not in {"start", "end"}
    said: list[tuple[str, tuple[Piece, ...]]] = [("name", ((line, is_own),)) for line in wrapped(node.text, room)]
    said += [("small", ((node.small, False),))] if node.small else []
    said += [("mark", ((node.mark, False),))] if node.mark else []
    said += [("condition", _cut_pieces(sentence, room)) for sentence in node.sentences]
    words = tuple(Words(pieces, y + PADDING + LINE * number + 13, kind) for number, (kind, pieces) in enumerate(said))
    return Box(node=node, x=x, y=y, width=width, height=2 * PADDING + LINE * len(said), words=words)


def wrapped(text: str, room: int) -> tuple[str, ...]:
    """The text in as many lines as it may have, cut with an ellipsis where it needs more."""
    letters, lines, words = room * _LETTERS, [""], text.split() or [""]
    for number, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if _length(longer) <= letters:
            lines[-1] = longer
        elif len(lines) < _MOST_LINES and lines[-1] and _length(word) <= letters:
            lines.append(word)
        else:
            rest = " ".join((lines[-1], *words[number : number + 40])).strip()
            lines[-1] = _cut(rest, letters)
            break
    return tuple(lines)


def _cut_pieces(pieces: Sequence[Piece], room: int) -> tuple[Piece, ...]:
    """As many of the pieces as go on one line. Conditions are written a little smaller."""
    letters, kept = room * _LETTERS * 1.07, list[Piece]()
    for text, is_own in pieces:
        length = _length(text)
        if length > letters:
            kept.append((_cut(text, letters), is_own))
            break
        kept.append((text, is_own))
        letters -= length
    return tuple(kept)


def _cut(text: str, letters: float) -> str:
    kept, length = "", _length("…")
    for letter in text:
        length += _length(letter)
        if length > letters:
            break
        kept += letter
    return kept.rstrip() + "…"


def _length(text: str) -> float:
    wide = sum(letter in _WIDE or ord(letter) > 0x2E00 for letter in text)
    return len(text) + 0.7 * wide - 0.45 * sum(letter in _NARROW for letter in text)


def _tracks(by_id: Mapping[str, Box], links: Sequence[Link]) -> dict[str, int]:
    """Beside the boxes, the nearest track that is free for as long as a question's lines run."""
    ends: dict[str, list[int]] = {}
    for link in links:
        at = ends.setdefault(link.source, [by_id[link.source].y])
        at.append(by_id[link.target].y)
    free, taken, tracks = list(range(MOST_TRACKS)), list[tuple[int, int]](), dict[str, int]()
    for source, at in sorted(ends.items(), key=lambda item: min(item[1])):
        while taken and taken[0][0] < min(at):
            heapq.heappush(free, heapq.heappop(taken)[1])
        # Where more run side by side than can be told apart, they share the outermost.
        tracks[source] = heapq.heappop(free) if free else MOST_TRACKS - 1
        if tracks[source] != MOST_TRACKS - 1:
            heapq.heappush(taken, (max(at), tracks[source]))
    return tracks


def _line(by_id: Mapping[str, Box], link: Link, track: int) -> Line:
    source, target = by_id[link.source], by_id[link.target]
    begins, ends = source.y + source.height - PADDING, _arrival(target, link.sentence)
    head = f"M{target.x - 7} {ends - 4}L{target.x} {ends}L{target.x - 7} {ends + 4}Z"
    path = f"M{source.x} {begins}H{track}V{ends}H{target.x - 5}"
    return Line(link.source, link.target, path, head, goes_back=target.y <= source.y)


def _arrival(box: Box, sentence: int) -> int:
    at = [words.y - 5 for words in box.words if words.kind == "condition"]
    return at[min(sentence, len(at) - 1)] if at else box.y + box.height // 2


def _flow(boxes: Sequence[Box]) -> tuple[str, ...]:
    """A short arrow into each page, and into the end."""
    arrows = []
    for before, box in itertools.pairwise(boxes):
        if box.node.kind in _NEW_PARTS:
            x, top, foot = box.x + 24, before.y + before.height + 4, box.y - 2
            arrows.append(f"M{x} {top}V{foot}M{x - 4} {foot - 5}L{x} {foot}L{x + 4} {foot - 5}")
    return tuple(arrows)
