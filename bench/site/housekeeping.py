"""What a site's housekeeping does within seconds, for a copy whose servers keep no house: `python -m bench.site.housekeeping`."""

import django


def keep_house() -> None:
    from blog import surroundings

    surroundings.renew()


if __name__ == "__main__":
    django.setup()
    keep_house()
