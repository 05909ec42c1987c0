"""TIMEX3 types and values of expressions of time, symbolic where an anchor is wanting: XXXX-WXX-3, XXXX-06-10, P1W."""

from __future__ import annotations

from vigie.model.mention import TimexType

Slots = dict[str, str | int]

DURATION_UNITS = {
    "second": ("T", "S"), "minute": ("T", "M"), "hour": ("T", "H"), "day": ("", "D"), "night": ("", "NI"),
    "week": ("", "W"),
    "weekend": ("", "WE"), "fortnight": ("", "W"), "month": ("", "M"), "quarter": ("", "Q"), "year": ("", "Y"),
    "decade": ("", "DE"), "century": ("", "CE"),
}  # fmt: skip
UNIT_DATES = {
    "day": "XXXX-XX-XX", "night": "XXXX-XX-XXTNI", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "season": "XXXX", "year": "XXXX", "decade": "XXX", "century": "XX", "hour": "XXXX-XX-XXTXX",
}  # fmt: skip
TIME_SHAPES = frozenset({"clock", "part"})
DURATION_SHAPES = frozenset({"duration", "window"})


def type_of(shape: str, slots: Slots) -> TimexType:
    """The TIMEX3 type of an expression."""
    if shape == "set":
        return "SET"
    if shape in DURATION_SHAPES:
        return "DURATION"
    return "TIME" if shape in TIME_SHAPES or "part" in slots or "hour" in slots else "DATE"


def value_of(shape: str, slots: Slots) -> str:
    """The TIMEX3 value of an expression, free of any anchor."""
    if shape == "ref":
        return str(slots["value"])
    if shape in ("duration", "window"):
        return duration_value(slots)
    if shape == "set":
        return set_value(slots)
    if shape in ("range", "clocks"):
        to = {key.removeprefix("to_"): value for key, value in slots.items() if key.startswith("to_")}
        first = {key: value for key, value in slots.items() if not key.startswith("to_") and key != "part"}
        to.pop("part", None)
        return f"{calendar_value(first)}/{calendar_value(to)}"
    return calendar_value(slots, UNIT_DATES.get(str(slots.get("unit", "")), "XXXX-XX-XX"))


def complete(slots: Slots) -> Slots:
    """The slots of a range with month and year at both ends where one end gives them for both; others as they are."""
    slots = dict(slots)
    if "day" in slots and "to_day" in slots:
        for key in ("month", "year"):
            for given, wanting in ((key, f"to_{key}"), (f"to_{key}", key)):
                if given in slots and wanting not in slots:
                    slots[wanting] = slots[given]
    elif "month" in slots and "to_month" in slots and "to_year" in slots and "year" not in slots:
        earlier = int(slots["month"]) > int(slots["to_month"])  # "from November to March 2015"
        slots["year"] = int(slots["to_year"]) - earlier
    return slots


def duration_value(slots: Slots) -> str:
    """ "PT72H", "PXM"."""
    time, unit = DURATION_UNITS[str(slots.get("unit", "day"))]
    number = slots.get("n", 1)
    if slots.get("unit") == "fortnight" and isinstance(number, int):
        number *= 2
    return f"P{time}{number}{unit}"


def set_value(slots: Slots) -> str:
    if "weekday" in slots or "month" in slots or "part" in slots or "hour" in slots:
        return calendar_value(slots)
    return duration_value(slots)


def calendar_value(slots: Slots, default: str = "XXXX-XX-XX") -> str:
    """The value of a day, month, year or a part of them."""
    return day_value(slots, default) + clock_value(slots)


def day_value(slots: Slots, default: str) -> str:
    year = f"{slots['year']:04d}" if isinstance(slots.get("year"), int) else "XXXX"
    if "century" in slots:
        return f"{int(slots['century']) - 1:02d}"
    if "decade" in slots:
        return str(int(slots["decade"]) // 10)
    if "season" in slots:
        return f"{year}-{slots['season']}"
    if "quarter" in slots:
        return f"{year}-Q{slots['quarter']}"
    if "half" in slots:
        return f"{year}-H{slots['half']}"
    if "month" in slots:
        day = f"-{int(slots['day']):02d}" if "day" in slots else ""
        return f"{year}-{int(slots['month']):02d}{day}"
    if "day" in slots:
        return f"XXXX-XX-{int(slots['day']):02d}"
    if "weekday" in slots:
        return f"XXXX-WXX-{slots['weekday']}"
    return year if "year" in slots else default


def clock_value(slots: Slots) -> str:
    if "hour" in slots:
        hour = twenty_four(int(slots["hour"]), str(slots.get("ampm", "")), str(slots.get("part", "")))
        return f"T{hour:02d}" + (f":{int(slots['minute']):02d}" if "minute" in slots else "")
    return f"T{slots['part']}" if "part" in slots else ""


def twenty_four(hour: int, ampm: str, part: str) -> int:
    """The hour of the day of a clock of twelve hours, where the words say which half of the day."""
    late = ampm == "pm" or (not ampm and part in ("AF", "EV") and hour < 12)
    if late:
        return hour if hour >= 12 else hour + 12
    return 0 if ampm == "am" and hour == 12 else hour % 24
