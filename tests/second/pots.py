"""The sharing of a pot in whole units: by key, within bounds, by largest remainder."""
from fractions import Fraction
from math import ceil, floor


class PotError(ValueError):
    def __init__(self, code, text, amount=None):
        super().__init__(text)
        self.code, self.amount = code, amount  # amount: how much too much, or too little


def shares(pot, unit, keys, bounds=None):
    """{name: amount}; keys: {sortable tie key: number}; bounds: {name: (floor or None, cap or None)}.

    The exact shares are cut to whole units, and the units left go to the largest remainders, ties to the first in order.
    """
    if any(key < 0 for key in keys.values()):
        raise PotError("key-negative", f"a key below zero: {min(keys.values())}")
    if sum(keys.values()) == 0:
        raise PotError("key-sum-zero", "the keys add up to nothing")
    if pot < 0:
        raise PotError("frame-negative", f"a pot below zero: {pot}")
    units = Fraction(pot) / unit
    if units.denominator != 1:
        raise PotError("frame-not-whole", f"the pot {pot} is no whole number of {unit}")
    exact = bounded(units, unit, keys, bounds)[0] if bounds else {name: units * key / sum(keys.values()) for name, key in keys.items()}
    given = {name: floor(share) for name, share in exact.items()}
    left = int(units) - sum(given.values())
    for name in sorted(keys, key=lambda name: (given[name] - exact[name], name))[:left]:
        given[name] += 1
    return {name: count * unit for name, count in given.items()}


def in_units(unit, bound):
    """(floor, cap) in whole units: a floor is raised to one and a cap cut to one; no cap is None."""
    low, high = bound
    return max(0, ceil(low / unit)) if low is not None else 0, floor(high / unit) if high is not None else None


def bounded(units, unit, keys, bounds):
    """({name: exact units}, level): every share is level * key within its bounds, and together they are the pot.

    Water-filling: share what is left among the free rows; settle for good those on the side that is broken by more, since
    the true level lies on that side of this one; share again.
    """
    limits = {name: in_units(unit, bounds.get(name, (None, None))) for name in keys}
    for name, (low, high) in limits.items():
        if high is not None and low > high:
            raise PotError("pot-bounds-cross", f"{name}: the floor {low * unit} lies above the cap {high * unit}", (low - high) * unit)
    settled = {name: limits[name][0] for name, key in keys.items() if key == 0}
    floors = sum(low for low, _ in limits.values())
    if floors > units:
        raise PotError("pot-floors-above", f"the floors are {(floors - units) * unit} above the pot", (floors - units) * unit)
    caps = [settled.get(name, limits[name][1]) for name in keys]
    if None not in caps and sum(caps) < units:
        raise PotError("pot-caps-below", f"the caps are {(units - sum(caps)) * unit} below the pot", (units - sum(caps)) * unit)
    while free := {name: key for name, key in keys.items() if name not in settled}:
        level = (units - sum(settled.values())) / Fraction(sum(free.values()))
        under = {name: limits[name][0] - level * key for name, key in free.items() if level * key < limits[name][0]}
        over = {name: level * key - limits[name][1] for name, key in free.items()
                if limits[name][1] is not None and level * key > limits[name][1]}
        if sum(under.values()) > sum(over.values()):
            settled |= {name: limits[name][0] for name in under}
        elif over:
            settled |= {name: limits[name][1] for name in over}
        else:
            settled |= {name: level * key for name, key in free.items()}
    return settled, lowest_level(settled, keys, limits) * unit


def lowest_level(found, keys, limits):
    """Rows on their floors would stay there at any lower level: the others say where it is."""
    above = [Fraction(share) / keys[name] for name, share in found.items() if share > limits[name][0] and keys[name]]
    return max(above, default=Fraction(0))
