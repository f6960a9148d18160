"""Somebody of whom the site may hold something: the addresses and numbers by which their rows are found."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q

from comments.models import Comment
from contact.models import Message


@dataclass(frozen=True)
class Person:
    """`addresses` are spelled as the rows spell them. `references` name single rows that bear no address."""

    addresses: frozenset[str] = frozenset()
    references: frozenset[str] = field(default=frozenset())

    @property
    def names_somebody(self) -> bool:
        """False after a name that many may have: only an address or a number tells whose rows are meant."""
        return bool(self.addresses or self.references)

    @property
    def wrote(self) -> Q:
        """The condition on comments and messages."""
        return Q(email__in=self.addresses - {""}) | Q(reference__in=self.references)

    @property
    def lower(self) -> set[str]:
        return {address.lower() for address in self.addresses}

    @cached_property
    def comments(self) -> dict[int, tuple[str, str]]:
        return self._numbered(Comment)

    @cached_property
    def messages(self) -> dict[int, tuple[str, str]]:
        return self._numbered(Message)

    @property
    def numbers(self) -> set[str]:
        """The reference numbers of all that was written; mails name them."""
        return {reference for reference, _network in [*self.comments.values(), *self.messages.values()]}

    @property
    def networks(self) -> set[str]:
        """Keyed digests of the networks from which it was sent, as long as they are kept."""
        return {network for _reference, network in [*self.comments.values(), *self.messages.values()]} - {""}

    def _numbered(self, model):
        rows = model.objects.filter(self.wrote).values_list("pk", "reference", "network_hash")
        return {pk: (reference, network) for pk, reference, network in rows}
