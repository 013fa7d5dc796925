"""Which facts stand together on one page of a form: at most twelve, safety first, painful ones late."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from legal_assist.cases import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST: Final = 12


@dataclass(frozen=True)
class Page:
    """A page of a form: its id in the catalogue (`tui.page.<id>`) and its fields, relative to the entry."""

    id: str
    fields: tuple[str, ...]


def _page(name: str, fields: str) -> Page:
    return Page(name, tuple(fields.split()))


def _office(name: str) -> Page:
    return Page(name, tuple(f"{name}.{part}" for part in ("name", "place", "address", "officer", "phone")))


#: Pages by the list they belong to ("" is the case itself). What is not named here comes on a last page.
PAGES: Final = {
    "": (
        _page("case", "stage modus police_report_number court_case_number region destination"),
        _page("story", "route exploitation element_act element_means element_purpose"),
        _page("told", "story_before story_during story_after minutes_before minutes_during minutes_after"),
        _page("charge", "charged_articles proven_articles restitution_order"),
        _page(
            "filing",
            "applicant signing_companion filing_channel filing_place joined_claim_advised "
            "asset_security_asked several_convicts_liability",
        ),
        Page("own_office", tuple(f"own_office.{part}" for part in ("name", "place", "address", "phone"))),
        _office("investigator"),
        _office("prosecutor"),
        _office("court"),
        _office("social_agency"),
    ),
    "victims": (
        _page(
            "safety",
            "safe_now alone_now threatened family_threatened phone_watched hurt urgent_care pregnant",
        ),
        _page(
            "identity",
            "name nickname sex birth_place birth_date nik passport nationality occupation marital_status"
            " language interpreter",
        ),
        _page("contact", "safe_contact phone address home_district"),
        _page("relative", "relative.name relative.relation relative.nik relative.address"),
        _page(
            "guardian",
            "guardian.name guardian.relation guardian.sex guardian.birth_place guardian.birth_date"
            " guardian.nik guardian.marital_status guardian.occupation guardian.address guardian.phone"
            " guardian.fit guardian.unfit_reason",
        ),
        _page(
            "position",
            "confidential named_in_indictment heard_in_court restitution_in_requisitoir restitution_awarded"
            " coerced_offence debt_claimed settlement_offered pressured signed_under_pressure died_on",
        ),
        _page(
            "testimony",
            "asks_service_room asks_woman_examiner asks_recording asks_without_accused asks_remote"
            " asks_closed",
        ),
        _page("return", "wants_return risk_at_home abroad_now fears_own_state"),
        _page("health", "disability_needs health suffering sexual_exploitation"),
    ),
    "defendants": (
        _page(
            "defendant",
            "role name alias detained child corporation occupation birth_date"
            " known_to_victim_family address assets",
        ),
    ),
    "companions": (
        _page(
            "companion",
            "name capacity organisation phone card_number oath_record assignment_letter address",
        ),
    ),
    "events": (
        _page("event", "kind date time certainty concerns application addressee channel place source note"),
        _page("verdict", "about instance verdict_kind term_days term_unit term_from"),
    ),
    "losses": (
        _page(
            "loss",
            "rate.currency victim head what basis.kind basis.amount basis.promised basis.per basis.quantity"
            " basis.unit basis.price basis.received rate.idr_per_unit rate.on rate.source",
        ),
        _page(
            "loss_proof",
            "evidence period_from period_to",
        ),
        _page("loss_kind", "estimated estimate_how cost_incurred channel offender_advanced note"),
    ),
    "exhibits": (_page("exhibit", "title kind victim dated status held_by certified pages proves"),),
}

#: Lists that hang on an entry ("" is the case) and are reached from its page list.
NESTED: Final = {
    "": ("notes",),
    "victims": ("explained", "decisions", "consents", "printed", "heirs"),
    "losses": ("deductions",),
}

#: What names an entry in a list of entries.
HEADLINES: Final = {
    "defendants": ("role", "name", "detained"),
    "companions": ("name", "capacity", "organisation"),
    "events": ("date", "kind", "application", "addressee", "certainty", "concerns"),
    "exhibits": ("title", "kind", "status", "victim"),
    "shares": ("defendant", "parts"),
    "pasted_totals": ("source", "amount", "victim"),
    "notes": ("text",),
    "victims.printed": ("paper", "name", "birth_date", "number"),
    "victims.heirs": ("name", "relation"),
    "victims.explained": ("on", "right", "by", "language"),
    "victims.decisions": ("on", "right", "decision", "present"),
    "victims.consents": ("purpose", "given_on", "withdrawn_on"),
    "losses.deductions": ("what", "amount", "stated_by"),
}

#: Groups that are stored as one: all their required parts or nothing.
WHOLE: Final = ("basis", "rate")

#: Which parts of a basis are asked, by its kind.
BASIS: Final = {
    "amount": ("amount",),
    "quantity": ("quantity", "unit", "price"),
    "wage_gap": ("promised", "per", "quantity", "received"),
}


def together(page: Page) -> int:
    """How many fields of a page are asked at the same time at most: a basis has one kind."""
    parts = sum(name.startswith("basis.") and name != "basis.kind" for name in page.fields)
    most = max(len(names) for names in BASIS.values())
    return len(page.fields) - parts + min(parts, most)


def own_fields(list_path: str) -> tuple[str, ...]:
    """Every field of an entry of a list that can be filled in, relative to the entry."""
    prefix = f"{list_path}." if list_path else ""
    inner_lists = {
        path for path, fact in vocabulary.facts().items() if fact.kind == "list" and path.startswith(prefix)
    }
    found = []
    for path, fact in vocabulary.facts().items():
        if (
            not path.startswith(prefix)
            or fact.kind in ("list", "group")
            or fact.name in ("id", "schema_version")
        ):
            continue
        if path in ("code", "invented") or path.startswith("marks"):
            continue
        if any(path.startswith(f"{inner}.") for inner in inner_lists):
            continue
        found.append(path.removeprefix(prefix))
    return tuple(found)


@cache
def pages_of(list_path: str) -> tuple[Page, ...]:
    """The pages of a form; every field of the vocabulary is on exactly one."""
    named = PAGES.get(list_path, ())
    placed = {name for page in named for name in page.fields}
    rest = [name for name in own_fields(list_path) if name not in placed]
    last = list_path.rpartition(".")[2] or "more"
    chunks = [rest[start : start + MOST] for start in range(0, len(rest), MOST)]
    name = "more" if named else last
    return (*named, *(Page(name, tuple(chunk)) for chunk in chunks))


def page_with(list_path: str, field: str, among: Sequence[Page] | None = None) -> int:
    """Number of the page that has a field, among some or all pages of a form; 0 when none has."""
    for number, page in enumerate(pages_of(list_path) if among is None else among):
        if field in page.fields:
            return number
    return 0
