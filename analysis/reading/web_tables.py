"""Tables of a web page, as some systems save what they call a spreadsheet (.xls): cells as text, scripts not read."""

from html.parser import HTMLParser

from analysis.errors import SurveyError

_NO_TABLE = (
    "This is a web page, not a table of answers. Log in to the survey platform, "
    "export the answers as a spreadsheet (.xlsx or .csv) and upload that file."
)
_WIDEST_SPAN, _TALLEST_SPAN = 30, 30
_WIDEST_ROW, _MOST_SPANNED = 1_000, 50_000
_BREAKS = ("br", "p", "div", "li")


class _Tables(HTMLParser):
    """Collects the rows of every table; a table inside a table ends the cell around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._hanging: dict[tuple[int, int, int], None] = {}
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._ignored = 0
        self.asks_for_password = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell; forget what scripts say."""
        if tag in ("script", "style"):
            self._ignored += 1
        elif tag == "input":
            self.asks_for_password |= ("type", "password") in attrs
        elif tag == "table":
            self._close_cell()
            self._open.append([])
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._close_cell()
            self._open[-1].append([])
        elif tag in ("td", "th") and self._open:
            self._close_cell()
            self._begin_cell(dict(attrs))
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag closes."""
        if tag in ("script", "style"):
            self._ignored = max(0, self._ignored - 1)
        elif tag in ("td", "th", "tr", "table"):
            self._close_cell()
            if tag == "table" and self._open:
                self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep the text of the open cell."""
        if self._cell is not None and not self._ignored:
            self._cell.append(" ".join(data.split("\n")) if data.strip() else " ")

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        if not self._open[-1]:
            self._open[-1].append([])
        self._cell = []
        wide, tall = (attrs.get(name) or "" for name in ("colspan", "rowspan"))
        self._span = (_bounded(wide, _WIDEST_SPAN), _bounded(tall, _TALLEST_SPAN))

    def _close_cell(self) -> None:
        """Put the open cell into its row, blanks where it or a cell from a row above spans further."""
        if self._cell is None or not self._open:
            return
        table, (wide, tall) = self._open[-1], self._span
        row, number = table[-1], len(table) - 1
        while (len(self.tables), number, len(row)) in self._hanging:
            row.append("")
        if len(row) > _WIDEST_ROW or len(self._hanging) > _MOST_SPANNED:
            tall = wide = 1
        for below in range(1, tall):
            for beside in range(wide):
                self._hanging[(len(self.tables), number + below, len(row) + beside)] = None
        row += ["\n".join(map(str.strip, "".join(self._cell).strip().split("\n"))), *[""] * (wide - 1)]
        self._cell = None


def is_web_page(text: str) -> bool:
    """Return whether a text begins as a web page does."""
    return text.lstrip().lower().startswith(("<!doctype html", "<html", "<table", "<meta", "<head"))


def tables_of(text: str) -> list[list[list[str]]]:
    """Return the rows of every table of a web page that has two rows and two columns at least.

    Raises
    ------
    SurveyError
        There is no such table, or the page asks to log in.
    """
    parser = _Tables()
    parser.feed(text)
    parser.close()
    tables = [table for table in parser.tables if sum(len(row) > 1 for row in table) > 1]
    if parser.asks_for_password or not tables:
        raise SurveyError(_NO_TABLE)
    return tables


def _bounded(text: str, most: int) -> int:
    return min(int(text), most) if text.strip().isascii() and text.strip().isdigit() and int(text) else 1
