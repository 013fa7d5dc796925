"""`law check`, `law confirm`, `law override`, `law page`: looking after the law book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from legal_assist import messages, tanggal
from legal_assist.cli import inputs, output
from legal_assist.cli.session import desk_of, law_desk
from legal_assist.desk import law_review
from legal_assist.errors import UsageError
from legal_assist.law import citations

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from legal_assist.desk import Desk
    from legal_assist.desk.law_review import Proposal
    from legal_assist.documents.gazette import Found
    from legal_assist.errors import Problem
    from legal_assist.law.review import Review


def check(arguments: argparse.Namespace) -> None:
    """Print the state of the law book; what is open or due is no error."""
    desk = law_desk(arguments)
    found = law_review.review(desk)
    if arguments.json:
        output.data(_form(found, desk, arguments.lang))
    else:
        output.line("\n".join(_checked(found, desk, arguments.lang)))


def _checked(found: Review, desk: Desk, lang: str) -> Iterator[str]:
    preface = desk.book.preface
    reason = preface.review_reason_en if lang == "en" else preface.review_reason
    days = {name: tanggal.format_long(getattr(found, name), lang) for name in ("reviewed", "as_of")}
    after = tanggal.format_long(found.review_after, lang)
    yield _t("title", lang, version=found.version, reviewed=days["reviewed"], day=days["as_of"])
    yield _t("due" if found.review_due else "not_due", lang, day=after, reason=reason)
    yield f"\n{_t('counts', lang)}"
    for code, count in found.counts.items():
        yield f"  {code:<3} {count:>5}  {messages.text(f'law.confidence.{code}', lang)}"
    yield "\n" + (_t("doubts", lang, n=len(found.doubts)) if found.doubts else _t("no_doubts", lang))
    for doubt in found.doubts:
        name = citations.format(doubt.where, desk.book, lang=lang) if doubt.is_provision else doubt.where
        yield f"  [{doubt.confidence}] {doubt.text_en if lang == 'en' else doubt.text}  [{name}]"
    for ended in found.ended:
        cited = citations.format(ended.provision, desk.book, lang=lang)
        yield f"  ! {_t('ended', lang, citation=cited, day=tanggal.format_long(ended.until, lang))}"
    yield from _years(found, lang)
    yield from _office(found, desk, lang)


def _years(found: Review, lang: str) -> Iterator[str]:
    yield f"\n{messages.text('law_verbs.years', lang)}"
    for year in found.years:
        said = {"year": year.year, "code": year.confidence, "decree": year.decree, "n": year.estimated}
        key = "law_verbs.year_estimated" if year.estimated else "law_verbs.year"
        yield f"  {messages.text(key, lang, **said)}"
    if found.missing_years:
        yield f"! {_t('missing_years', lang, years=', '.join(map(str, found.missing_years)))}"
    for service in found.old_services:
        day = tanggal.format_long(service.verified, lang)
        yield f"! {messages.text('law_verbs.old_service', lang, service=service.line(lang), day=day)}"


def _office(found: Review, desk: Desk, lang: str) -> Iterator[str]:
    yield "\n" + (_t("marks", lang, n=len(found.marks)) if found.marks else _t("no_marks", lang))
    for provision_id, mark in found.marks.items():
        cited = citations.format(provision_id, desk.book, lang=lang)
        yield f"  {cited}: {law_review.mark_words(mark, lang)}"
    for name, problems in (("conflicts", found.conflicts), ("problems", found.problems)):
        if problems:
            yield f"\n{_t(name, lang, n=len(problems))}"
            yield from (f"  ! {problem.path}: {_said(problem, lang)}" for problem in problems)


def _t(key: str, lang: str, **values: Any) -> str:
    return messages.text(f"overlay.check.{key}", lang, **values)


def _said(problem: Problem, lang: str) -> str:
    """The sentence of a problem, with the name of its field in words."""
    params = dict(problem.params)
    if "field" in params:
        params["field"] = messages.text(f"overlay.field.{params['field']}", lang)
    return messages.text(problem.key, lang, **params)


def _form(found: Review, desk: Desk, lang: str) -> dict[str, Any]:
    def problems(listed: tuple[Problem, ...]) -> list[dict[str, str]]:
        return [{"path": one.path, "key": one.key, "message": _said(one, lang)} for one in listed]

    return {
        "as_of": found.as_of.isoformat(),
        "version": found.version,
        "reviewed": found.reviewed.isoformat(),
        "review_after": found.review_after.isoformat(),
        "review_due": found.review_due,
        "counts": found.counts,
        "open_questions": [
            {
                "where": one.where,
                "confidence": one.confidence,
                "provision": one.is_provision,
                "text": one.text_en if lang == "en" else one.text,
            }
            for one in found.doubts
        ],
        "ended": [{"provision": one.provision, "until": one.until.isoformat()} for one in found.ended],
        "days_off": [
            {"year": one.year, "decree": one.decree, "confidence": one.confidence, "estimated": one.estimated}
            for one in found.years
        ],
        "missing_years": list(found.missing_years),
        "old_services": [{"id": one.id, "verified": one.verified.isoformat()} for one in found.old_services],
        "office": desk.book.office.receipt(found.marks),
        "conflicts": problems(found.conflicts),
        "problems": problems(found.problems),
    }


def confirm(arguments: argparse.Namespace) -> None:
    """Show the official text beside our summary, and record that somebody found them to agree."""
    lang = arguments.lang
    desk = desk_of(arguments)  # a sealed store logs what is recorded
    if not arguments.operator.strip():
        raise UsageError("overlay.operator_needed")
    proposal = law_review.propose(desk, " ".join(arguments.citation), Path(arguments.pdf))
    chosen = _chosen(proposal, arguments.page, may_guess=not arguments.yes)
    cited = citations.format(proposal.provision.id, desk.book, lang=lang)
    warnings = _warnings(desk, proposal, chosen)
    if proposal.unread:
        output.line_to_stderr("overlay.unread_pages", lang, pages=proposal.unread)
    if not arguments.json or not arguments.yes:
        _show(proposal, chosen, cited, lang, to_stderr=arguments.json)
        for key, params in warnings:
            output.line_to_stderr(f"overlay.{key}", lang, **params)
    if arguments.yes:
        if warnings:
            raise UsageError(f"overlay.{warnings[0][0]}", **warnings[0][1])
    else:
        output.line_to_stderr("overlay.ask", lang)
        agreed = {messages.text("overlay.agree", each).casefold() for each in messages.LANGUAGES}
        if inputs.line().strip().casefold() not in agreed:
            raise UsageError("overlay.not_confirmed")
    entry = law_review.confirm(desk, proposal, chosen)
    if arguments.json:
        output.data({"provision": entry.provision, "page": entry.page, "sha256": entry.sha256})
    else:
        said = messages.text("overlay.confirmed", lang, citation=cited, by=entry.by, page=entry.page)
        output.line(said)


def _chosen(proposal: Proposal, page: int | None, *, may_guess: bool) -> Found:
    pages = ", ".join(str(one.page) for one in proposal.found)
    if page is not None:
        for one in proposal.found:
            if one.page == page:
                return one
        raise UsageError("overlay.no_such_page", page=page, pages=pages)
    if len(proposal.found) > 1 and not may_guess:
        raise UsageError("overlay.several", pages=pages)
    return proposal.found[0]


def _warnings(desk: Desk, proposal: Proposal, chosen: Found) -> list[tuple[str, dict[str, Any]]]:
    """What speaks against recording this without a second look: message ids and their values."""
    found: list[tuple[str, dict[str, Any]]] = []
    if proposal.names_statute is None:
        found.append(("no_title", {}))
    elif not proposal.names_statute:
        short = desk.book.instrument(proposal.provision.instrument).short
        found.append(("other_statute", {"instrument": short}))
    if not chosen.sure:
        found.append(("not_sure", {}))
    if len(proposal.found) > 1:
        found.append(("several", {"pages": ", ".join(str(one.page) for one in proposal.found)}))
    return found


def _show(proposal: Proposal, chosen: Found, cited: str, lang: str, *, to_stderr: bool) -> None:
    import sys

    entry = proposal.provision
    pages = str(chosen.page) if chosen.page == chosen.last_page else f"{chosen.page}-{chosen.last_page}"
    where = messages.text("overlay.gazette", lang, file=proposal.file, pages=pages)
    asked_for_part = bool(entry.paragraph or entry.letter or entry.point)
    lines = [f"{cited} [{entry.confidence}]", "", f"{messages.text('overlay.ours', lang)}:"]
    lines += [f"  {entry.summary}", *([f"  {entry.summary_en}"] if lang == "en" else []), "", f"{where}:"]
    lines += [f"  {row}" for row in (chosen.part or chosen.text).splitlines()]
    if asked_for_part and not chosen.part:
        lines += ["", messages.text("overlay.part_not_found", lang)]
    text = output.plain("\n".join(lines))
    print(text, file=sys.stderr if to_stderr else sys.stdout)


def override(arguments: argparse.Namespace) -> None:
    """Record the office's own value for one field of a provision."""
    lang, field = arguments.lang, arguments.field
    desk = desk_of(arguments)
    words = messages.text(f"overlay.field.{field}", lang)
    if inputs.is_keyboard():
        output.line_to_stderr("overlay.ask_value", lang, field=words)
        value = inputs.line()
    else:
        value = inputs.text()
    entry = law_review.override(desk, " ".join(arguments.citation), field, value, arguments.reason)
    if arguments.json:
        output.data({"provision": entry.provision, "field": entry.field, "was": entry.was})
        return
    cited = citations.format(entry.provision, desk.book, lang=lang)
    output.line(messages.text("overlay.overridden", lang, citation=cited, field=words))


def page(arguments: argparse.Namespace) -> None:
    """Write the review page of one checklist."""
    from legal_assist.cli import plain_forms

    desk = law_desk(arguments)
    plain_forms.check_right(desk, arguments.right)
    path = law_review.write_page(desk, arguments.right, arguments.lang, Path(arguments.out))
    if arguments.json:
        output.data({"path": output.path_text(path)})
    else:
        output.line(messages.text("exports.page_written", arguments.lang, path=output.path_text(path)))
