"""The grammar of the command line: every verb once, with its help. Imports nothing heavy."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NoReturn

from legal_assist import __version__, messages
from legal_assist.cli import (
    argparse_words,
    beside_grammar,
    guide_grammar,
    template_grammar,
    training_grammar,
)
from legal_assist.cli.grammar import Grammar, filled, said

if TYPE_CHECKING:
    from collections.abc import Callable


#: As `law.overlay.FIELDS`, which is not imported for `--help`; a test compares them.
_OVERRIDE_FIELDS = ("summary", "summary_en", "from", "until", "confidence", "note", "note_en", "source")


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are ours: one form, one exit code, one place."""

    def error(self, message: str) -> NoReturn:
        from legal_assist.errors import UsageError

        raise UsageError("cli.usage", message=message, prog=self.prog)


#: Areas of the table of minimum wages.
_AREAS = ("kepulauan_riau", "batam", "tanjungpinang", "bintan", "karimun")
#: Who applications go to, as the completeness lists name them.
ADDRESSEES = ("court", "prosecutor", "investigator", "lpsk", "health_social", "local_government")


def language_of(argv: list[str]) -> str:
    """The language asked for, before the arguments are parsed; Indonesian when none is named."""
    for index, word in enumerate(argv):
        if word == "--lang" and index + 1 < len(argv) and argv[index + 1] in messages.LANGUAGES:
            return argv[index + 1]
        if word.startswith("--lang=") and word[7:] in messages.LANGUAGES:
            return word[7:]
    return "id"


def build(lang: str) -> argparse.ArgumentParser:
    """The whole parser, with texts in one language."""
    argparse_words.translate(lang)

    def words(name: str) -> str:
        return messages.text(f"cli.{name}", lang).replace("%", "%%")

    def shared(*, top: bool) -> argparse.ArgumentParser:
        parent = _Parser(add_help=False)

        def unset(value: Any) -> Any:
            return value if top else argparse.SUPPRESS

        parent.add_argument(
            "--store", metavar="DIR", type=filled, default=unset(None), help=words("opt.store")
        )
        parent.add_argument(
            "--passphrase-file",
            metavar="FILE",
            type=filled,
            default=unset(None),
            help=words("opt.passphrase_file"),
        )
        parent.add_argument(
            "--as-of", metavar="DATE", type=filled, default=unset(None), help=words("opt.as_of")
        )
        parent.add_argument("--lang", choices=messages.LANGUAGES, default=unset(lang), help=words("opt.lang"))
        parent.add_argument(
            "--operator", metavar="NAME", type=said, default=unset(""), help=words("opt.operator")
        )
        parent.add_argument("--json", action="store_true", default=unset(False), help=words("opt.json"))
        parent.add_argument("--reveal", action="store_true", default=unset(False), help=words("opt.reveal"))
        return parent

    root = _Parser(
        prog="legal-assist",
        description=words("description"),
        epilog=words("epilog"),
        parents=[shared(top=True)],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument(
        "--version", action="version", version=f"legal-assist {__version__}", help=words("opt.version")
    )
    root.add_argument("--ascii", action="store_true", help=words("opt.ascii"))
    verbs = root.add_subparsers(
        dest="verb", metavar=words("verb"), title=words("verbs"), help=words("verb_help")
    )
    everywhere = shared(top=False)

    grammar = Grammar(verbs, everywhere, lang)

    def verb(parent: Any, name: str, key: str, module: str, function: str) -> argparse.ArgumentParser:
        return grammar.verb(parent, name, f"cli.help.{key}", module, function)

    def group(name: str) -> Any:
        return grammar.group(name, f"cli.help.{name}")

    demo = verb(verbs, "demo", "demo", "demo_verb", "demo")
    demo.add_argument("--out", metavar="DIR", type=filled, help=words("opt.out_demo"))
    demo.add_argument("--sample", metavar="ID", default="a", help=words("opt.sample"))
    _case(verb, words, group)
    _facts(verbs, verb, words)
    _findings(verbs, verb, words)
    _papers(verbs, verb, words)
    _exchange(verbs, verb, words)
    _law(verb, words, group)
    _store(verb, words, group)
    _keeping(verbs, verb, words)
    _scanning(verbs, verb, words)
    template_grammar.add(grammar)
    beside_grammar.add(grammar)
    training_grammar.add(grammar)
    guide_grammar.add(grammar)
    verb(verbs, "schema", "schema", "case_verbs", "schema")
    return root


def _case(verb: Any, words: Any, group: Callable[[str], Any]) -> None:
    case = group("case")
    verb(case, "list", "case_list", "case_verbs", "list_cases")
    show = verb(case, "show", "case_show", "case_verbs", "show")
    show.add_argument("case", metavar="CASE", help=words("arg.case"))
    show.add_argument("field", metavar="FIELD", nargs="?", help=words("arg.field_shown"))
    new = verb(case, "new", "case_new", "case_verbs", "new")
    new.add_argument("--invented", action="store_true", help=words("opt.invented"))
    take = verb(case, "import", "case_import", "package_verbs", "import_case")
    take.add_argument("file", metavar="FILE", help=words("arg.case_file"))
    take.add_argument("--merge", action="store_true", help=words("opt.merge"))
    take.add_argument("--merge-take", action="store_true", help=words("opt.merge_take"))
    _package_passphrase(take, words)
    give = verb(case, "export", "case_export", "package_verbs", "export_case")
    give.add_argument("case", metavar="CASE", help=words("arg.case"))
    give.add_argument("--out", metavar="FILE", type=filled, help=words("opt.out_file"))
    give.add_argument("--package", metavar="FILE", type=filled, help=words("opt.package"))
    give.add_argument("--plain", action="store_true", help=words("opt.plain"))
    give.add_argument("--yes-plain", metavar="CODE", type=said, help=words("opt.yes_plain"))
    _package_passphrase(give, words)
    drop = verb(case, "delete", "case_delete", "case_verbs", "delete")
    drop.add_argument("case", metavar="CASE", help=words("arg.case"))
    drop.add_argument("--yes", action="store_true", help=words("opt.yes"))
    past = verb(case, "history", "case_history", "history_verbs", "history")
    past.add_argument("case", metavar="CASE", help=words("arg.case"))
    back = verb(case, "go-back", "case_go_back", "history_verbs", "go_back")
    back.add_argument("case", metavar="CASE", help=words("arg.case"))
    back.add_argument("revision", metavar="REVISION", type=int, help=words("arg.revision"))
    back.add_argument("--yes", action="store_true", help=words("opt.yes_back"))
    keep = verb(case, "retention", "case_retention", "keeping_verbs", "retention")
    keep.add_argument("case", metavar="CASE", nargs="?", help=words("arg.case_optional"))
    keep.add_argument("--until", metavar="DATE", type=said, help=words("opt.until"))
    keep.add_argument("--reason", metavar="TEXT", type=said, help=words("opt.reason_kept"))
    keep.add_argument("--ended", metavar="DATE", type=said, help=words("opt.ended"))
    access = verb(case, "access-export", "case_access", "keeping_verbs", "access")
    access.add_argument("case", metavar="CASE", help=words("arg.case"))
    access.add_argument("victim", metavar="VICTIM", help=words("arg.victim"))
    access.add_argument("--out", metavar="DIR", type=filled, required=True, help=words("opt.out_access"))


def _package_passphrase(parser: argparse.ArgumentParser, words: Any) -> None:
    parser.add_argument(
        "--package-passphrase-file", metavar="FILE", type=filled, help=words("opt.package_passphrase_file")
    )


def _leaks(parser: argparse.ArgumentParser, words: Any) -> None:
    parser.add_argument(
        "--accept", metavar="FINDING", type=said, action="append", default=[], help=words("opt.accept_hit")
    )
    parser.add_argument("--reason", metavar="TEXT", type=said, default="", help=words("opt.reason_hit"))


def _facts(verbs: Any, verb: Any, words: Any) -> None:
    record = verb(verbs, "record", "record", "record_verb", "record")
    record.add_argument("case", metavar="CASE", help=words("arg.case"))
    record.add_argument("field", metavar="FIELD", help=words("arg.field"))
    how = record.add_mutually_exclusive_group()
    how.add_argument("--add", action="store_true", help=words("opt.add"))
    how.add_argument("--remove", action="store_true", help=words("opt.remove"))
    how.add_argument("--clear", action="store_true", help=words("opt.clear"))
    how.add_argument(
        "--mark", choices=("unknown", "held_by_other", "to_follow", "declined"), help=words("opt.mark")
    )


def _findings(verbs: Any, verb: Any, words: Any) -> None:
    checklist = verb(verbs, "checklist", "checklist", "finding_verbs", "checklist")
    checklist.add_argument("case", metavar="CASE", help=words("arg.case"))
    checklist.add_argument("--right", metavar="ID", help=words("opt.right"))
    for name in ("next", "losses", "regime", "documents"):
        made = verb(verbs, name, name, "finding_verbs", name if name != "next" else "next_steps")
        made.add_argument("case", metavar="CASE", help=words("arg.case"))
        if name == "documents":
            made.add_argument("document", metavar="DOCUMENT", nargs="?", help=words("arg.one_document"))
            made.add_argument("--addressee", choices=ADDRESSEES, help=words("opt.addressee"))
    deadlines = verb(verbs, "deadlines", "deadlines", "finding_verbs", "deadlines")
    deadlines.add_argument("case", metavar="CASE", nargs="?", help=words("arg.case_optional"))
    deadlines.add_argument("--days", action="store_true", help=words("opt.days"))
    deadlines.add_argument("--all", action="store_true", help=words("opt.all"))
    deadlines.add_argument("--ics", metavar="FILE", type=filled, help=words("opt.ics"))
    _leaks(deadlines, words)
    why = verb(verbs, "why", "why", "why_verb", "why")
    why.add_argument("case", metavar="CASE", help=words("arg.case"))
    why.add_argument(
        "finding", metavar="FINDING", type=said, nargs="?", default="", help=words("arg.finding")
    )


def _papers(verbs: Any, verb: Any, words: Any) -> None:
    make = verb(verbs, "make", "make", "paper_verbs", "make")
    make.add_argument("case", metavar="CASE", help=words("arg.case"))
    make.add_argument("documents", metavar="DOCUMENT", nargs="+", help=words("arg.documents"))
    make.add_argument("--out", metavar="DIR", type=filled, required=True, help=words("opt.out"))
    make.add_argument("--draft", action="store_true", help=words("opt.draft"))
    make.add_argument(
        "--accept", metavar="CITATION", type=said, action="append", default=[], help=words("opt.accept")
    )
    make.add_argument("--reason", metavar="TEXT", type=said, default="", help=words("opt.reason"))
    make.add_argument("--pdf", action="store_true", help=words("opt.make_pdf"))
    _pdf_options(make, words)
    pdf = verb(verbs, "pdf", "pdf", "pdf_verb", "pdf")
    pdf.add_argument("files", metavar="FILE", type=filled, nargs="+", help=words("arg.pdf_files"))
    pdf.add_argument("--out", metavar="DIR", type=filled, help=words("opt.out_pdf"))
    _pdf_options(pdf, words)
    bundle = verb(verbs, "bundle", "bundle", "bundle_verb", "bundle")
    bundle.add_argument("case", metavar="CASE", help=words("arg.case"))
    bundle.add_argument("--out", metavar="FILE.pdf", type=filled, required=True, help=words("opt.out_bundle"))
    for name in ("seal", "without"):
        bundle.add_argument(
            f"--{name}", metavar="MARK", type=said, action="append", default=[], help=words(f"opt.{name}")
        )
    _leaks(bundle, words)
    bundle.add_argument("--pdf-password-file", metavar="FILE", type=filled, help=words("opt.sealed_password"))


def _pdf_options(parser: argparse.ArgumentParser, words: Any) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--archive", action="store_true", help=words("opt.pdf_archive"))
    how.add_argument("--pdf-password-file", metavar="FILE", type=filled, help=words("opt.pdf_password_file"))


def _scanning(verbs: Any, verb: Any, words: Any) -> None:
    scan = verb(verbs, "scan", "scan", "scan_verbs", "scan")
    scan.add_argument("case", metavar="CASE", help=words("arg.case"))
    scan.add_argument("paths", metavar="PATH", type=filled, nargs="+", help=words("arg.scan_paths"))
    scrub = verb(verbs, "scrub", "scrub", "scan_verbs", "scrub")
    scrub.add_argument("file", metavar="FILE", type=filled, help=words("arg.scrub_file"))
    scrub.add_argument("--out", metavar="COPY", type=filled, required=True, help=words("opt.out_file"))


def _exchange(verbs: Any, verb: Any, words: Any) -> None:
    table = verb(verbs, "export-table", "export_table", "exchange_verbs", "export_table")
    table.add_argument("case", metavar="CASE", help=words("arg.case"))
    table.add_argument("table", choices=("losses", "evidence"), help=words("arg.table"))
    table.add_argument("--out", metavar="FILE", type=filled, required=True, help=words("opt.out_table"))
    table.add_argument("--template", action="store_true", help=words("opt.template"))
    table.add_argument("--yes-plain", metavar="CODE", type=said, help=words("opt.yes_plain_table"))
    _leaks(table, words)
    for name, sheet in (("losses", "loss_sheet"), ("evidence", "evidence_sheet")):
        take = verb(verbs, f"import-{name}", f"import_{name}", "exchange_verbs", f"import_{name}")
        take.add_argument("case", metavar="CASE", help=words("arg.case"))
        take.add_argument("file", metavar="FILE", help=words(f"arg.{sheet}"))
        take.add_argument("--dry-run", action="store_true", help=words("opt.dry_run"))
        take.add_argument("--yes", action="store_true", help=words("opt.yes_rows"))
    search = verb(verbs, "search", "search", "search_verb", "search")
    search.add_argument("words", metavar="WORDS", type=said, nargs="+", help=words("arg.search_words"))
    search.add_argument("--all-text", action="store_true", help=words("opt.all_text"))


def _store(verb: Any, words: Any, group: Callable[[str], Any]) -> None:
    store = group("store")
    verb(store, "audit", "store_audit", "keeping_verbs", "audit")
    for name in ("init", "status", "passphrase", "recovery-key", "rotate", "verify", "rebuild", "compact"):
        key = name.replace("-", "_")
        made = verb(store, name, f"store_{key}", "store_verbs", key)
        if name == "passphrase":
            made.add_argument(
                "--new-passphrase-file", metavar="FILE", type=filled, help=words("opt.new_passphrase_file")
            )


def _keeping(verbs: Any, verb: Any, words: Any) -> None:
    for name in ("attach", "attachments", "attachment-open", "attachment-remove"):
        key = name.replace("-", "_")
        made = verb(verbs, name, key, "evidence_verbs", key)
        made.add_argument("case", metavar="CASE", help=words("arg.case"))
        if name != "attachments":
            made.add_argument("exhibit", metavar="EXHIBIT", help=words("arg.exhibit"))
        if name == "attach":
            made.add_argument("file", metavar="FILE", type=filled, help=words("arg.evidence_file"))
        elif name != "attachments":
            made.add_argument("--number", metavar="N", type=int, help=words("opt.number"))
        if name == "attachment-open":
            made.add_argument("--out", metavar="DIR", type=filled, help=words("opt.out_evidence"))
        elif name == "attachment-remove":
            made.add_argument("--yes", action="store_true", help=words("opt.yes_evidence"))
    backup = verb(verbs, "backup", "backup", "keeping_verbs", "backup")
    backup.add_argument("--to", metavar="DIR", type=filled, help=words("opt.backup_to"))
    backup.add_argument("--verify", metavar="FILE", type=filled, help=words("opt.backup_verify"))
    restore = verb(verbs, "restore", "restore", "keeping_verbs", "restore")
    restore.add_argument("file", metavar="FILE", type=filled, help=words("arg.backup_file"))
    restore.add_argument("--into", metavar="DIR", type=filled, required=True, help=words("opt.into"))
    erase = verb(verbs, "erase", "erase", "keeping_verbs", "erase")
    erase.add_argument("case", metavar="CASE", help=words("arg.case"))
    erase.add_argument("--reason", metavar="TEXT", type=said, default="", help=words("opt.reason_erase"))
    erase.add_argument("--despite", action="store_true", help=words("opt.despite"))
    erase.add_argument("--out", metavar="FILE", type=filled, help=words("opt.out_record"))
    erase.add_argument("--yes", action="store_true", help=words("opt.yes_erase"))


def _law(verb: Any, words: Any, group: Callable[[str], Any]) -> None:
    law = group("law")
    show = verb(law, "show", "law_show", "law_verbs", "show")
    show.add_argument("citation", metavar="CITATION", type=said, nargs="+", help=words("arg.citation"))
    search = verb(law, "search", "law_search", "law_verbs", "search")
    search.add_argument("words", metavar="WORDS", type=said, nargs="+", help=words("arg.words"))
    verb(law, "check", "law_check", "law_review_verbs", "check")
    confirm = verb(law, "confirm", "law_confirm", "law_review_verbs", "confirm")
    confirm.add_argument("citation", metavar="CITATION", type=said, nargs="+", help=words("arg.citation"))
    confirm.add_argument("--pdf", metavar="FILE", type=filled, required=True, help=words("opt.pdf"))
    confirm.add_argument("--page", metavar="N", type=int, help=words("opt.page"))
    confirm.add_argument("--yes", action="store_true", help=words("opt.yes_confirm"))
    override = verb(law, "override", "law_override", "law_review_verbs", "override")
    override.add_argument("citation", metavar="ID", type=said, nargs="+", help=words("arg.provision"))
    override.add_argument("--field", choices=_OVERRIDE_FIELDS, required=True, help=words("opt.field"))
    override.add_argument("--reason", metavar="TEXT", type=said, default="", help=words("opt.reason_law"))
    wages = verb(law, "wages", "law_wages", "law_verbs", "wages")
    wages.add_argument("--area", choices=_AREAS, help=words("opt.wage_area"))
    wages.add_argument("--year", metavar="YEAR", type=int, help=words("opt.wage_year"))
    wages.add_argument("--case", metavar="CASE", help=words("opt.wage_case"))
    wages.add_argument("--loss", metavar="LOSS", help=words("opt.wage_loss"))
    wages.add_argument("--yes", action="store_true", help=words("opt.wage_yes"))
    listed = verb(law, "list", "law_list", "law_verbs", "listed")
    what = listed.add_mutually_exclusive_group()
    what.add_argument("--right", metavar="RIGHT", help=words("opt.law_right"))
    what.add_argument("--instrument", metavar="STATUTE", type=said, nargs="+", help=words("opt.law_statute"))
    listed.add_argument("--in-force", action="store_true", help=words("opt.law_in_force"))
    page = verb(law, "page", "law_page", "law_review_verbs", "page")
    page.add_argument("right", metavar="RIGHT", help=words("arg.right"))
    page.add_argument("--out", metavar="FILE", type=filled, required=True, help=words("opt.out_page"))
