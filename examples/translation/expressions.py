"""Expressions of numbers, dates and times in English, and in German: generated, with forms that are held out.

An expression has up to three parts: an amount, a date and a time of day, each in one of several forms. Of the combinations of a
form of dates with one of times every third is held out (`is_held_out`), and of those of an amount with a date; sentences of the
other combinations are held out one by one, by a checksum of the English (`is_test`).
"""

import re
import zlib

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "_ first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
EINER = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
ZEHNER = "_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
MONTHS = "January February March April May June July August September October November December".split()
MONATE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WOCHENTAGE = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
UNITS = [("kilometers", "Kilometer"), ("euros", "Euro"), ("minutes", "Minuten"), ("pages", "Seiten"), ("percent", "Prozent")]

AMOUNTS, DATES, TIMES = 5, 6, 6  # forms of each part; 0 stands for a part that is not there


def english(n):
    """A number below a million in words: two hundred and thirty-four thousand five hundred and sixty-seven."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (f" and {english(n % 100)}" if n % 100 else "")
    rest = n % 1000
    return f"{english(n // 1000)} thousand" + (f" {'and ' if rest < 100 else ''}{english(rest)}" if rest else "")


def german(n, last=True):
    """The same: zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig. In the middle of a word 1 is ein."""
    if n == 1:
        return "eins" if last else "ein"
    if n < 20:
        return EINER[n]
    if n < 100:
        return (f"{german(n % 10, False)}und" if n % 10 else "") + ZEHNER[n // 10]
    if n < 1000:
        return f"{german(n // 100, False)}hundert" + (german(n % 100, last) if n % 100 else "")
    return f"{german(n // 1000, False)}tausend" + (german(n % 1000, last) if n % 1000 else "")


def english_ordinal(n):
    if n < 20:
        return ORDINALS[n]
    return f"{TENS[n // 10]}-{ORDINALS[n % 10]}" if n % 10 else TENS[n // 10][:-1] + "ieth"


def german_ordinal(n):
    stem = {1: "ers", 3: "drit", 7: "sieb", 8: "ach"}.get(n)
    return f"{stem}te" if stem else german(n) + ("te" if n < 20 else "ste")


def suffix(n):
    return "th" if n // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def amount(form, rng, most):
    n = rng.choice([rng.randrange(100), rng.randrange(1000), rng.randrange(most)])
    unit, einheit = rng.choice(UNITS)
    if form == 1:
        return english(n), german(n)
    if form == 2:
        return f"{english(n + 2)} {unit}", f"{n + 2} {einheit}"
    if form == 3:
        return f"{n + 2} {unit}", f"{german(n + 2)} {einheit}"
    cents = rng.randrange(100)
    if form == 4:
        return f"${n:,}.{cents:02}", f"{n:,}".replace(",", ".") + f",{cents:02} $"
    return f"{n}.{cents % 10} percent", f"{n},{cents % 10} Prozent"


def date(form, rng):
    m = rng.randrange(12)
    d = rng.randrange(1, DAYS_OF_MONTH[m] + 1)
    y, w = rng.randrange(1950, 2050), rng.randrange(7)
    return [
        (f"{MONTHS[m]} {d}, {y}", f"{d}. {MONATE[m]} {y}"),
        (f"the {english_ordinal(d)} of {MONTHS[m]}", f"der {german_ordinal(d)} {MONATE[m]}"),
        (f"on {MONTHS[m]} {d}{suffix(d)}", f"am {d}. {MONATE[m]}"),
        (f"on {WEEKDAYS[w]}, {MONTHS[m]} {d}", f"am {WOCHENTAGE[w]}, dem {d}. {MONATE[m]}"),
        (f"{m + 1:02}/{d:02}/{y}", f"{d:02}.{m + 1:02}.{y}"),
        (f"on the {english_ordinal(d)} of {MONTHS[m]}", f"am {german_ordinal(d)}n {MONATE[m]}"),
    ][form - 1]


def time(form, rng):
    hour, minute = rng.randrange(1, 13), rng.randrange(60)
    afternoon = rng.random() < 0.5
    clock = hour % 12 + (12 if afternoon else 0)
    half = "pm" if afternoon else "am"
    few = rng.choice([5, 10, 20])
    following = hour % 12 + 1
    return [
        (f"at {hour}:{minute:02} {half}", f"um {clock}:{minute:02} Uhr"),
        (f"at half past {ONES[hour]}", f"um halb {EINER[following]}"),
        (f"at quarter to {ONES[hour]}", f"um Viertel vor {EINER[hour]}"),
        (f"at {ONES[few]} past {ONES[hour]}" if few < 20 else f"at twenty past {ONES[hour]}", f"um {EINER[few] if few < 20 else 'zwanzig'} nach {EINER[hour]}"),
        (f"at {hour} {half}", f"um {clock} Uhr"),
        (f"until quarter past {ONES[hour]}", f"bis Viertel nach {EINER[hour]}"),
    ][form - 1]


def is_held_out(form):
    """Whether a combination of forms is never trained on: every third of those of two parts or more."""
    a, d, t = form
    return bool(d and t and (d + 2 * t) % 3 == 0 or a and d and (a + d) % 3 == 0)


def is_test(source):
    """Whether a sentence of a form that is trained on is held out by itself."""
    return zlib.crc32(source.encode()) % 20 == 0


def form_of(rng):
    while True:
        form = tuple(rng.randrange(1, n + 1) if rng.random() < p else 0 for n, p in ((AMOUNTS, 0.5), (DATES, 0.6), (TIMES, 0.6)))
        if any(form):
            return form


def expression(form, rng):
    """English and German of a form."""
    a, d, t = form
    parts = []
    if a:
        parts.append(amount(a, rng, 1_000_000 if not d and not t else 1000))
    if d:
        parts.append(date(d, rng))
    if t:
        parts.append(time(t, rng))
    return " ".join(en for en, _ in parts), " ".join(de for _, de in parts)


# Pieces: a word is cut into the longest of these, from the left; what begins a word is marked by an underscore. Digits and signs
# stand alone.
ENGLISH = sorted([*ONES, *TENS[2:], *ORDINALS[1:], *(t[:-1] + "ieth" for t in TENS[2:4]), *MONTHS, *WEEKDAYS, "hundred", "thousand", "and", "the", "of", "on", "at",
                  "until", "past", "to", "half", "quarter", "am", "pm", "st", "nd", "rd", "th", *(u for u, _ in UNITS)], key=len, reverse=True)  # fmt: skip
GERMAN = sorted([*EINER, "ein", "und", *ZEHNER[2:], "hundert", "tausend", "ers", "drit", "sieb", "achte", "te", "ste", "n", *MONATE, *WOCHENTAGE, "der", "am",
                 "dem", "um", "halb", "Viertel", "vor", "nach", "bis", "Uhr", *(e for _, e in UNITS)], key=len, reverse=True)  # fmt: skip


def pieces(text, known):
    found = []
    for word in text.split(" "):
        start, first = 0, True
        while start < len(word):
            piece = next((p for p in known if word.startswith(p, start)), word[start])
            if len(piece) == 1 and piece.isalpha() and piece != "n":
                raise ValueError(f"no piece for {word[start:]!r} of {text!r}")
            found.append(("_" if first else "") + piece)
            start, first = start + len(piece), False
    return found


def text_of(found):
    """The text that pieces make up."""
    return re.sub("^ ", "", "".join(found).replace("_", " "))


SPECIAL = ["<pad>", "<begin>", "<end>"]  # their places are their ids
SIGNS = [*"0123456789", *",.:/$-"]


def vocabulary(known):
    """All pieces, at the beginning of a word and within one, in order."""
    return SPECIAL + ["_" + p for p in sorted(known) + SIGNS] + sorted(known) + SIGNS
