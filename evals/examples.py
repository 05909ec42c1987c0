"""``python -m evals.examples``: the examples of the API's document, as the demo's ledger answers today.

One line of JSON for each address: what was sent, what came back; of lists the first item, of long texts the beginning.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.serve.serving import BASE, enter, served

from evals.usage import command
from vigie.serve.openapi import EXAMPLES

WORDS = 160  # characters of a text that an example shows
SECRET = ("csrf", "head", "hash")  # of one session or one ledger: nothing to be copied


def main() -> None:
    """Writes them anew."""
    command(__doc__).parse_args()
    from vigie.cli.demo import demo

    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "demo.vigie"
        demo(ledger=str(where), serve=False)
        with served(where) as client:
            lines = [json.dumps(one, ensure_ascii=False) for one in asked(enter(client))]
    EXAMPLES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} examples in {EXAMPLES}")


def asked(client: Any) -> list[dict[str, Any]]:
    """Each address with what was sent to it and what it answered."""

    def get(path: str, **params: Any) -> Any:
        return client.get(BASE + path, **({"params": params} if params else {})).raise_for_status().json()

    events = get("/events", disputed=True, harm="killed", kind="incident")["items"]
    event, other = events[0]["id"], get("/events", kind="incident")["items"][0]["id"]
    claims = [one["claim"]["id"] for one in get(f"/events/{event}")["claims"]]
    report = get(f"/claims/{claims[0]}")["report"]["id"]
    reads = {
        "/meta": "/meta", "/reports": "/reports", "/reports/{report_id}": f"/reports/{report}", "/claims": "/claims",
        "/claims/{claim_id}": f"/claims/{claims[0]}", "/claims/{claim_id}/why": f"/claims/{claims[0]}/why",
        "/events": "/events?disputed=true", "/events/{event_id}": f"/events/{event}", "/doubts": "/doubts",
        "/events/{event_id}/history": f"/events/{event}/history", "/map": "/map", "/timeline": "/timeline",
        "/overview": "/overview",
        "/events/{event_id}/why": f"/events/{event}/why?field=killed", "/facets": "/facets", "/tolls": "/tolls",
        "/events/{event_id}/links": f"/events/{event}/links", "/territory": "/territory", "/sources": "/sources",
        "/events/{event_id}/tallies": f"/events/{event}/tallies", "/sources/{key}": "/sources/sy-sohr",
        "/places": "/places?q=alep", "/actors": "/actors?q=hts",
        "/actors/names": "/actors/names?id=sy-hts&language=fr", "/changes": "/changes", "/exports": "/exports",
        "/queue": "/queue?limit=1", "/queue/doubts": "/queue/doubts?limit=1", "/session": "/session",
        "/sessions": "/sessions", "/agreement": "/agreement", "/users": "/users", "/audit": "/audit",
    }  # fmt: skip
    found = [{"address": f"GET {name}", "answer": cut(get(path))} for name, path in reads.items()]

    def put(name: str, path: str, body: Any, method: str = "POST") -> Any:
        given = {} if body is None else {"json": body}
        answer = client.request(method, BASE + path, **given).raise_for_status().json()
        made = {"address": f"{method} {name}", "answer": cut(answer)}
        found.append(made if body is None else {**made, "body": body})
        return answer

    judged = put("/judgements", "/judgements", {"left": claims[0], "right": claims[1], "decision": "same"})
    put("/judgements/undo", "/judgements/undo", {"judgements": judged["judgements"], "note": "too hasty"})
    again = client.post(f"{BASE}/judgements", json={"left": claims[0], "right": claims[1], "decision": "same"}).json()
    put("/judgements/{seq}", f"/judgements/{again['judgements'][0]}", None, "DELETE")
    put("/events/merge", "/events/merge", {"events": [event, other], "note": "the same strike"})
    found.append({"address": "GET /judgements", "answer": cut(get("/judgements"))})
    now = get(f"/claims/{claims[0]}")["events"][0]
    put("/events/{event_id}/split", f"/events/{now}/split", {"claims": [claims[1]], "note": "another day"})
    reviewed = put("/reviews", "/reviews", {"claim": claims[0], "verdict": "accept", "note": "as the report says"})
    found.append({"address": "GET /reviews", "answer": cut(get("/reviews"))})
    put("/reviews/{seq}", f"/reviews/{reviewed['seq']}", None, "DELETE")
    missed = {"report": report, "start": 0, "end": 12, "fields": {"event_type": "seizure"}}
    put("/reviews/missed", "/reviews/missed", missed)
    told = {"text": "Shelling killed two people in Idlib on Friday, a hospital said.", "published": "2024-12-07"}
    put("/reports", "/reports", told)
    job = put("/reports/{report_id}/rereading", f"/reports/{report}/rereading", None)
    found.append({"address": "GET /jobs/{job_id}", "answer": cut(get(f"/jobs/{job['id']}"))})
    found.append({"address": "GET /jobs", "answer": cut(get("/jobs"))})
    job_id = get("/jobs")[0]["id"]
    uploaded = client.post(f"{BASE}/uploads", files=[("files", ("shelling.txt", told["text"].encode()))])
    found.append({"address": "POST /uploads", "answer": cut(uploaded.raise_for_status().json())})
    words = {
        "/jobs/{job_id}/events": f"/jobs/{job_id}/events", "/changes.atom": "/changes.atom",
        "/map/packed": "/map/packed?type=protest", "/exports/{shape}": "/exports/acled",
        "/exports/{shape}/removed": "/exports/acled/removed?responsible=true",
        "/annotations.jsonl": "/annotations.jsonl?shape=corrections",
    }  # fmt: skip
    for name, path in words.items():
        found.append({"address": f"GET {name}", "answer": beginning(client.get(BASE + path).raise_for_status().text)})
    put("/reports/{report_id}/retraction", f"/reports/{report}/retraction", {"reason": "withdrawn by its outlet"})
    return sorted(found, key=lambda one: str(one["address"]).split(" ")[::-1])


def beginning(text: str) -> str:
    """How an answer that is no JSON begins."""
    return text if len(text) <= 4 * WORDS else text[: 4 * WORDS - 1] + "…"


def cut(answer: Any, name: str = "") -> Any:
    """An answer that is short enough to be read."""
    if isinstance(answer, dict):
        return {key: cut(value, key) for key, value in answer.items()}
    if isinstance(answer, list):
        return [cut(one) for one in answer[:1]] if answer and isinstance(answer[0], dict | list) else answer[:12]
    if isinstance(answer, str):
        return "…" if name in SECRET else answer if len(answer) <= WORDS else answer[: WORDS - 1] + "…"
    return answer


if __name__ == "__main__":
    main()
