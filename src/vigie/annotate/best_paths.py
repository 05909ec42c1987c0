"""Seeks the best labels of tokens that have several open ones: Viterbi over short runs, in plain numbers.

Most runs are of one to three tokens with two or three labels each: in arrays, most of the cells would be empty.
"""

from __future__ import annotations


def best_paths(
    path: list[int], doubtful: list[int], opens: list[list[int]], scores: list[list[float]], steps: list[list[float]]
) -> None:
    """Writes the best labels of the ``doubtful`` tokens into ``path``.

    ``opens`` are the open labels of each, ascending, ``scores`` theirs; ``steps`` are rows by label, columns by the
    label before. On both sides of a run of doubtful tokens stands one whose label is known, or the outside of the
    sentence. Of equals the first label is taken.
    """
    count = len(doubtful)
    number = 0
    while number < count:
        first, here = number, doubtful[number]
        before = path[here - 1]
        reached = [score + steps[label][before] for label, score in zip(opens[number], scores[number], strict=True)]
        backs: list[list[int]] = []
        number += 1
        while number < count and doubtful[number] == here + 1:
            here += 1
            reached, ways = stepped(reached, opens[number - 1], opens[number], scores[number], steps)
            backs.append(ways)
            number += 1
        after, labels = steps[path[here + 1]], opens[number - 1]
        best = choice = 0
        highest = reached[0] + after[labels[0]]
        for choice in range(1, len(labels)):
            score = reached[choice] + after[labels[choice]]
            if score > highest:
                highest, best = score, choice
        path[here] = labels[best]
        for place in range(number - 2, first - 1, -1):
            best = backs[place - first][best]
            here -= 1
            path[here] = opens[place][best]


def stepped(
    reached: list[float], before: list[int], labels: list[int], scores: list[float], steps: list[list[float]]
) -> tuple[list[float], list[int]]:
    """The best score up to each label of the next token, and the place among ``before`` from where it is reached."""
    found: list[float] = []
    ways: list[int] = []
    for label, score in zip(labels, scores, strict=True):
        step = steps[label]
        best = 0
        highest = reached[0] + step[before[0]]
        for choice in range(1, len(before)):
            way = reached[choice] + step[before[choice]]
            if way > highest:
                highest, best = way, choice
        found.append(highest + score)
        ways.append(best)
    return found, ways
