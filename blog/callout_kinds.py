"""The kinds of callout as rows: how each is called, and by which words the insert menu finds it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Kind:
    key: str
    label: Promise
    search: str


KINDS = (
    Kind("note", pgettext_lazy("callout", "Note"), "ほそく hosoku note info"),
    Kind("point", pgettext_lazy("callout", "Point"), "ぽいんと コツ こつ pointo kotsu point tip hint"),
    Kind("warning", pgettext_lazy("callout", "Caution"), "ちゅうい chuui tyuui caution warning attention"),
    Kind("danger", pgettext_lazy("callout", "Danger"), "けいこく きけん keikoku kiken danger alert"),
    Kind("memo", pgettext_lazy("callout", "Memo"), "めも memo"),
    Kind("reference", pgettext_lazy("callout", "Reference"), "さんこう sankou reference see also"),
)
BY_KEY = {row.key: row for row in KINDS}
