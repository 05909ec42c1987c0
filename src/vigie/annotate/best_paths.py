"""Seeks the best labels of tokens of which some have several open ones: Viterbi over short runs, in plain numbers.

Most runs are of one to three tokens with two or three labels each: in arrays, most of the cells would be empty.
"""

from __future__ import annotations


def best_path(
    rows: list[int], ends: list[int], labels: list[int], scores: list[float], steps: list[list[float]]
) -> list[int]:
    """The best label of each token; that of the outside of a sentence, the last of ``steps``, where its row is 0.

    ``labels`` are the open labels of all tokens in turn, those of one ascending (outside: none), ``scores`` theirs;
    ``ends`` are where those of each token end. ``steps`` are rows by label, columns by the label before. The last token
    is outside. Of equals the first label is taken.
    """
    path: list[int] = []
    outside, count = len(steps) - 1, len(rows)
    number = first = 0
    while number < count:
        stop = ends[number]
        if not rows[number] or stop - first == 1:
            path.append(labels[first] if rows[number] else outside)
            first = stop
            number += 1
            continue
        # On both sides of a run of doubtful tokens stands one whose label is known, or the outside of the sentence.
        before = path[-1]
        reached = [scores[at] + steps[labels[at]][before] for at in range(first, stop)]
        firsts: list[int] = [first]
        backs: list[list[int]] = []
        number += 1
        while rows[number] and ends[number] - stop > 1:
            end = ends[number]
            reached, ways = stepped(reached, labels[first:stop], labels[stop:end], scores[stop:end], steps)
            backs.append(ways)
            firsts.append(stop)
            first, stop = stop, end
            number += 1
        after = steps[labels[stop] if rows[number] else outside]
        best = 0
        highest = reached[0] + after[labels[first]]
        for choice in range(1, stop - first):
            score = reached[choice] + after[labels[first + choice]]
            if score > highest:
                highest, best = score, choice
        run = [labels[first + best]]
        for place in range(len(backs) - 1, -1, -1):
            best = backs[place][best]
            run.append(labels[firsts[place] + best])
        run.reverse()
        path += run
        first = stop
    return path


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
