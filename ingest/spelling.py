"""How far two words are apart, for text that carries scanning errors."""


def within_distance(left: str, right: str, allowed: int) -> bool:
    """Whether two strings are at most ``allowed`` edits apart (Levenshtein)."""
    if abs(len(left) - len(right)) > allowed:
        return False
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        previous, row[0] = row[0], i
        for j, b in enumerate(right, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
        if min(row) > allowed:
            return False
    return row[-1] <= allowed
