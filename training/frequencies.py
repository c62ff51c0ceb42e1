"""Count in how many of ten thousand articles a word stands: lang/<language>/frequencies.tsv.

    python training/frequencies.py ARTICLES.jsonl.gz... --leave-out 2025-07-01 2025-07-02 > frequencies.tsv

Only counts leave the articles. Days that are kept for measuring stories are left out, so that the rarity of
a word never knows the stories it is measured on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter

from runut.relate.vocabulary import words

LEAST = 5  # articles in ten thousand; a rarer word counts as rare without a row


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--leave-out", nargs="*", default=[], metavar="DAY")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    total = 0
    for path in options.articles:
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for row in map(json.loads, lines):
                if str(row["published"])[:10] in options.leave_out:
                    continue
                counts.update(set(words(row["text"])))
                total += 1
    print("# In how many of 10,000 Indonesian news articles a word stands; made by training/frequencies.py")
    print("form\tarticles")
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        share = round(count * 10_000 / total)
        if share >= LEAST:
            print(f"{word}\t{share}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
