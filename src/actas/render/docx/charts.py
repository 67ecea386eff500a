"""Charts of Word's own: bars that a person can restyle, and a sentence for who cannot see them."""

from __future__ import annotations

from actas.model.page import Chart
from actas.render.xml import escape

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMU = 635  # English metric units in a twentieth of a point
_BAR, _AROUND = 420, 240  # height of a bar with its gap, and of what surrounds them, twentieths of a point
_FIRST_ID = 90001  # of drawings; a template's own have small ones
_NAME = 24  # characters of a name that fit beside its bar, in two lines
_COLOUR, _INK = "2F5496", "404040"


def inline(chart: Chart, number: int, width: int) -> str:
    """Return the run that shows the document's chart of that number (from 1), ``width`` twips wide."""
    across, high = width * _EMU, (len(chart.bars) * _BAR + _AROUND) * _EMU
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        'distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{high}"/>'
        f'<wp:docPr id="{_FIRST_ID + number - 1}" name="{escape(chart.title)}" descr="{escape(chart.says)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}/main">'
        f'<a:graphicData uri="{_DRAWING}/chart"><c:chart xmlns:c="{_DRAWING}/chart" xmlns:r="{_REL}" '
        f'r:id="rIdChart{number}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _short(name: str) -> str:
    """Return a name for one line; where names take several, a program may leave out their neighbours."""
    return name if len(name) <= _NAME else f"{name[: _NAME - 1].rstrip()}…"


def chart_xml(chart: Chart, locale: str) -> str:
    """Return a chart's part. Its numbers are in it: no workbook is needed to show them."""
    names = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(_short(bar.name))}</c:v></c:pt>' for at, bar in enumerate(chart.bars)
    )
    values = "".join(f'<c:pt idx="{at}"><c:v>{bar.value}</c:v></c:pt>' for at, bar in enumerate(chart.bars))
    count = f'<c:ptCount val="{len(chart.bars)}"/>'
    ink = f'<a:solidFill><a:srgbClr val="{_INK}"/></a:solidFill>'
    letters = f'<a:pPr><a:defRPr sz="900">{ink}</a:defRPr></a:pPr><a:endParaRPr lang="{locale}"/>'
    text = f"<c:txPr><a:bodyPr/><a:p>{letters}</a:p></c:txPr>"
    shown = (
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
    none = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
    return (
        f'<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{_REL}">'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx><c:v>{escape(chart.unit)}</c:v></c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{_COLOUR}"/></a:solidFill></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        f'<c:dLbls>{text}<c:dLblPos val="outEnd"/>{shown}</c:dLbls>'
        f"<c:cat><c:strLit>{count}{names}</c:strLit></c:cat>"
        f"<c:val><c:numLit><c:formatCode>0</c:formatCode>{count}{values}</c:numLit></c:val></c:ser>"
        '<c:gapWidth val="60"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>'
        '<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/>'
        '<c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="low"/>'
        f'{none}{text}<c:crossAx val="1002"/><c:crosses val="autoZero"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="0" sourceLinked="0"/>'
        '<c:crossAx val="1001"/><c:crosses val="autoZero"/></c:valAx>'
        '</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
    )
