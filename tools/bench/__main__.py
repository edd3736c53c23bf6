"""Measure, keep the results in bench/results.json, and write book/reference/how-far-to-trust.md and README's figures.

usage: PYTHONPATH=training python -m tools.bench [--page] [--only PART]

--page writes page and figures from the results that are there; --only measures one part anew and keeps the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json

from tools.bench.page import PAGE, README, RESULTS, ROOT, make_page, read_results, readme

PARTS = ("speed", "rewrites", "judgement")
WEIGHTS = ROOT / "whathow" / "blame" / "weights.json"


def measure(parts: tuple[str, ...]) -> None:
    """Measure these parts, and keep what was measured of the others. Each is kept as soon as it is there."""
    from tools.bench import judgement, rewrites, speed

    measures = {"speed": speed.measure, "rewrites": rewrites.measure, "judgement": judgement.measure}
    for part in parts:
        made = measures[part]()
        made["judge"] = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()[:12]
        results = {**(read_results() if RESULTS.is_file() else {}), part: made}
        RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"kept {part} in {RESULTS.relative_to(ROOT)}", flush=True)


def write() -> None:
    """Write what is made from the results."""
    results = read_results()
    PAGE.write_text(make_page(results), encoding="utf-8")
    README.write_text(readme(README.read_text(encoding="utf-8"), results), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}, and the figures in README.md", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", action="store_true", help="measure nothing")
    parser.add_argument("--only", choices=PARTS, help="measure this part alone")
    asked = parser.parse_args()
    if not asked.page:
        measure((asked.only,) if asked.only else PARTS)
    write()


if __name__ == "__main__":
    main()
