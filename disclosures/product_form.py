"""The part of an ad's form that describes a product, with up to four shops."""

import re

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.translation import gettext_lazy as _

from disclosures import addresses
from disclosures.products import MOST_SHOPS, Product, Shop

MOST_POINTS = 10
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def is_full_address(text):
    """Whether this is one address that begins with http:// or https://."""
    return bool(re.fullmatch(r"https?://[^/\s]\S*", text, re.IGNORECASE)) and not CONTROLS.search(text)


def _address(number):
    label = _("Address of shop %(number)d") % {"number": number}
    return forms.CharField(label=label, max_length=2000, required=False, widget=forms.TextInput(attrs={"size": 40}))


def _words(number):
    return forms.CharField(label=_("Text of button %(number)d") % {"number": number}, max_length=60, required=False)


class ProductFields(forms.ModelForm):
    product_name = forms.CharField(label=_("Name of the product"), max_length=80, required=False)
    product_picture = forms.IntegerField(label=_("picture"), min_value=1, required=False)
    product_points = forms.CharField(
        label=_("Points that speak for it"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line, at most ten."),
    )
    product_price = forms.CharField(
        label=_("Price"), max_length=60, required=False, help_text=_("Shown as you type it, with its day.")
    )
    product_as_of = forms.DateField(
        label=_("The price was checked on"),
        required=False,
        widget=AdminDateWidget,
        help_text=_("Readers see this day."),
    )
    shop_1_address, shop_1_words = _address(1), _words(1)
    shop_2_address, shop_2_words = _address(2), _words(2)
    shop_3_address, shop_3_words = _address(3), _words(3)
    shop_4_address, shop_4_words = _address(4), _words(4)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        product = Product.from_json(self.instance.product)
        values = {
            "product_name": product.name,
            "product_picture": product.picture,
            "product_points": "\n".join(product.points),
            "product_price": product.price,
            "product_as_of": product.as_of,
        }
        for number, shop in enumerate(product.shops, start=1):
            values |= {f"shop_{number}_address": shop.address, f"shop_{number}_words": shop.words}
        self.initial = {**values, **self.initial}

    def product(self, cleaned):
        """What was typed as a product; what cannot be is an error beside its field."""
        points = [line.strip() for line in cleaned.get("product_points", "").splitlines() if line.strip()]
        if len(points) > MOST_POINTS:
            self.add_error("product_points", _("At most ten points: readers look for the ones that matter."))
        if not cleaned.get("product_name") and "product_name" not in self.errors:
            self.add_error("product_name", _("A product needs a name."))
        if cleaned.get("product_price") and not cleaned.get("product_as_of") and "product_as_of" not in self.errors:
            self.add_error("product_as_of", _("Prices change: write the day on which you saw it."))
        day = cleaned.get("product_as_of")
        return Product(
            name=cleaned.get("product_name", ""),
            picture=cleaned.get("product_picture"),
            points=tuple(points),
            price=cleaned.get("product_price", ""),
            as_of=day.isoformat() if day and cleaned.get("product_price") else "",
            shops=tuple(self._shops(cleaned)),
        )

    def _shops(self, cleaned):
        shops = []
        for number in range(1, MOST_SHOPS + 1):
            name = f"shop_{number}_address"
            address, words = cleaned.get(name, ""), cleaned.get(f"shop_{number}_words", "")
            if not address:
                if words:
                    self.add_error(name, _("Write the address of this shop as well."))
            elif not is_full_address(address):
                self.add_error(name, _("Write a web address, such as https://example.com/page"))
            elif not addresses.parse(address).is_readable:
                self.add_error(name, _("The address cannot be read as browsers would read it."))
            else:
                shops.append(Shop(address, words))
        if not shops and not any(name.startswith("shop_") for name in self.errors):
            self.add_error("shop_1_address", _("A product box needs at least one shop."))
        return shops
