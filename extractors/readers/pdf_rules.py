"""What is drawn on a PDF page: borders of tables, the rule above notes, bullets."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as native

from extractors.readers.pdf_dots import is_dot
from extractors.readers.pdf_page import Rule

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
Mapping = Callable[[float, float], Point]
_THICKEST = 3.0  # points; a filled box thicker than this is shading, not a rule
_SHORTEST = 4.0
_STRAIGHT = 0.7
# A page with more drawn objects than this is a map or a chart, not a table.
MOST_OBJECTS = 20_000
_DEEPEST = 4  # drawings inside drawings
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page: straight lines, what may be bullets, how many pictures."""

    rules: tuple[Rule, ...] = ()
    dots: tuple[Rule, ...] = ()
    pictures: int = 0


def drawn(page: pdfium.PdfPage, mapping: Mapping) -> Drawn:
    """What is drawn on a page beside its text."""
    if native.FPDFPage_CountObjects(page.raw) > MOST_OBJECTS:
        return Drawn()
    found: list[Rule] = []
    dots: list[Rule] = []
    pictures = 0
    for obj, matrix in _objects(page.raw):
        kind = native.FPDFPageObj_GetType(obj)
        if kind == native.FPDF_PAGEOBJ_PATH:
            for points in _painted(obj, matrix, mapping):
                around = _around(points)
                dots += [around] if is_dot(around) else []
                found.extend(_rules_of(points, around, obj))
        pictures += kind == native.FPDF_PAGEOBJ_IMAGE
    return Drawn(tuple(found), tuple(dots), pictures)


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:
    for index in range(native.FPDFPage_CountObjects(page)):
        yield from _with_inner(native.FPDFPage_GetObject(page, index), _SAME, 0)


def _with_inner(obj: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    matrix = _times(_matrix(obj), outer)
    yield obj, matrix
    if native.FPDFPageObj_GetType(obj) == native.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        for index in range(min(native.FPDFFormObj_CountObjects(obj), MOST_OBJECTS)):
            yield from _with_inner(native.FPDFFormObj_GetObject(obj, index), matrix, depth + 1)


def _matrix(obj: Any) -> Matrix:
    matrix = native.FS_MATRIX()
    if not native.FPDFPageObj_GetMatrix(obj, matrix):
        return _SAME
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """One transformation after another (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _painted(path: Any, matrix: Matrix, mapping: Mapping) -> Iterator[list[Point]]:
    """The parts of a path that leave something on the paper."""
    if any(_mode(path)):
        yield from _subpaths(path, matrix, mapping)


def _mode(path: Any) -> tuple[int, int]:
    """Whether a path is filled, and whether its outline is drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    native.FPDFPath_GetDrawMode(path, fill, stroke)
    return fill.value, stroke.value


def _rules_of(points: list[Point], whole: Rule, path: Any) -> Iterator[Rule]:
    if min(whole.right - whole.left, whole.bottom - whole.top) <= _THICKEST:
        yield from _long_enough(whole)
    elif _mode(path)[1]:
        for pair in pairwise(points):
            yield from _long_enough(_around(list(pair)))


def _subpaths(path: Any, matrix: Matrix, mapping: Mapping) -> Iterator[list[Point]]:
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    for index in range(native.FPDFPath_CountSegments(path)):
        segment = native.FPDFPath_GetPathSegment(path, index)
        if native.FPDFPathSegment_GetType(segment) == native.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        native.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(mapping(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if native.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _around(points: list[Point]) -> Rule:
    xs, ys = zip(*points, strict=True)
    return Rule(min(xs), min(ys), max(xs), max(ys))


def _long_enough(rule: Rule) -> Iterator[Rule]:
    """The rule on its middle line, where it is long and straight."""
    width, height = rule.right - rule.left, rule.bottom - rule.top
    if max(width, height) < _SHORTEST or min(width, height) > max(_THICKEST, _STRAIGHT):
        return
    if width >= height:
        middle = (rule.top + rule.bottom) / 2
        yield Rule(rule.left, middle, rule.right, middle)
    else:
        middle = (rule.left + rule.right) / 2
        yield Rule(middle, rule.top, middle, rule.bottom)
