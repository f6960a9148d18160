"""The pages of the ledger in the admin about all of it: the check of the chain, and the exports."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from disclosures import ledger_csv, ledger_readings
from disclosures.ledger_forms import AddressesForm, PeriodForm
from disclosures.ledger_pages import LedgerPages

BATCHES = 5  # of one press of a button; the housekeeping reads on


class LedgerTools(LedgerPages):
    def pages(self):
        return super().pages() | {
            "verify": ("verify/", self.verify),
            "export": ("export/", self.export),
            "period": ("export/period.csv", self.period_csv),
            "addresses": ("export/addresses.csv", self.addresses_csv),
        }

    def verify(self, request):
        """Whether the ledger is whole, as far as it has been read, and the newest seal to copy elsewhere."""
        self.check_reader(request)
        if request.method == "POST":
            if "again" in request.POST:
                ledger_readings.begin_again()
                messages.success(request, _("The ledger is read again from its first row."))
            ledger_readings.go_on(BATCHES)
            return HttpResponseRedirect(request.path)
        return self.shown(request, "verify", _("Check the ledger"), {"look": ledger_readings.look()})

    def export(self, request, period=None, addresses=None):
        self.check_reader(request)
        today = timezone.localdate()
        initial = {"first": today.replace(day=1), "last": today}
        context = {"period": period or PeriodForm(initial=initial), "addresses": addresses or AddressesForm()}
        return self.shown(request, "export", _("Exports for advertisers and networks"), context)

    def period_csv(self, request):
        self.check_reader(request)
        form = PeriodForm(request.GET)
        if not form.is_valid():
            return self.export(request, period=form)
        programme = form.cleaned_data["programme"]
        rows = ledger_csv.placements(
            *form.period(), network=form.cleaned_data["network"], programme=programme and programme.pk
        )
        return ledger_csv.answer("ads", rows)

    def addresses_csv(self, request):
        self.check_reader(request)
        form = AddressesForm(request.GET)
        if not form.is_valid():
            return self.export(request, addresses=form)
        return ledger_csv.answer("addresses", ledger_csv.addresses(form.cleaned_data["network"]))
