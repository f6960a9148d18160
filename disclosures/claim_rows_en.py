"""What the other tables look for in English articles about an offer: superlatives, first places, promises, limits and dates, as rows."""

from functools import partial

from disclosures.claim import ERROR, WARN, Rule, Told
from disclosures.claim_rows_dates import MEND, end_of_year
from disclosures.claim_rows_promises import GUARANTEE, MY_CASE
from disclosures.claim_rows_ranks import SURVEY
from disclosures.claim_rows_superlatives import PROVE_PRICE, PROVE_QUALITY

DENIED = r"(?i:\b(?:not|never|no|cannot|nobody|without|claims?|claimed|so-called|whether)\b|n['’]t\b|\?)"
row = partial(Rule, language="en", disowned=False)

ROWS: tuple[Rule, ...] = (
    row(
        key="EN01",
        category="superlative",
        level=ERROR,
        pattern=r"(?i:\b(?:cheapest|lowest(?: |-)price[ds]?)\b.{0,20}\b(?:in the world|in Japan|on the market|anywhere|online|on earth))",
        unless=DENIED,
        why=PROVE_PRICE,
        hint=Told("比べた店の数と日を書く", "Say how many shops you compared, and on which day."),
        hits=("The cheapest plan on the market.",),
        misses=("It is not the cheapest plan on the market.", "the cheapest of the three that I compared"),
    ),
    row(
        key="EN02",
        category="superlative",
        level=WARN,
        pattern=r"(?i:\b(?:world['’]s|Japan['’]s|industry['’]s) (?:best|fastest|first|only|lightest|smallest|largest|leading)\b)",
        unless=rf"{DENIED}|(?i:lake|island|museum|airport|station|city|tower|bridge)",
        why=PROVE_QUALITY,
        hint=Told("数値と出典を書く", "Give the figure and its source."),
        hits=("The world's fastest drive.",),
        misses=("The world's largest lake", "one of the best"),
    ),
    row(
        key="EN03",
        category="rank",
        level=ERROR,
        pattern=r"(?:\b[Nn]o\. ?|\b[Nn]umber |#)(?:1|one)\b(?:-| )(?i:rated|ranked|choice|selling|best|brand|recommended|in (?:sales|satisfaction))",
        unless=r"(?i:\bnot\b|n['’]t\b|so-called|\?)",
        why=PROVE_QUALITY,
        hint=SURVEY,
        hits=("The No. 1 brand for commuters.", "#1 rated host"),
        misses=("Number one on my list of chores", "Step No. 1: open the box"),
    ),
    row(
        key="EN04",
        category="rank",
        level=ERROR,
        pattern=r"(?i:\b[0-9]{2,3} ?(?:%|per ?cent) of (?:doctors|dentists|experts|users|customers|women|men|mothers) (?:recommend|agree|prefer|are satisfied|love))",
        unless=DENIED,
        why=Told("割合による高評価の表示です。", "Percentages of praise prove nothing without who was asked."),
        hint=SURVEY,
        hits=("97% of users recommend it.",),
        misses=("60% of users are at work at that hour",),
    ),
    row(
        key="EN05",
        category="promise",
        level=ERROR,
        pattern=r"(?i:\bguaranteed (?:to (?:work|lose|earn|make|cure|rank)|results|income|profits?|weight loss)|\b100 ?% (?:effective|safe|guaranteed|success)\b)",
        unless=DENIED,
        why=GUARANTEE,
        hint=MY_CASE,
        hits=("Guaranteed results within a week.", "It is 100% safe."),
        misses=("Nothing is 100% safe, and no result is guaranteed.",),
    ),
    row(
        key="EN06",
        category="promise",
        level=ERROR,
        pattern=r"(?i:\brisk[- ]free (?:investment|income|profits?|returns?)\b|\b(?:zero|no) risk of (?:loss|losing)\b)",
        unless=r"(?i:\bnot\b|n['’]t\b|\bnever\b|there is no risk[- ]free)",
        why=Told("投資などでの断定的な表示です。", "A promise about investments."),
        hint=Told("元本割れのおそれを書く", "Say that the capital may be lost."),
        hits=("A risk-free investment.",),
        misses=("There is no risk-free investment.",),
    ),
    row(
        key="EN07",
        category="promise",
        level=WARN,
        pattern=r"(?i:\b(?:make|earn) (?:up to )?[$¥€£] ?[0-9,]{2,9} (?:a|per|every) (?:day|week|month)\b)",
        unless=DENIED,
        why=Told("収入を保証する表示です。", "Promises an income."),
        hint=Told("再現の条件と、結果のばらつきを示す", "Give the conditions and how results differ."),
        hits=("Earn $500 a day from home.",),
        misses=("It costs $5 a day.",),
    ),
    row(
        key="EN08",
        category="offer",
        level=WARN,
        pattern=r"(?i:\b(?:today only|limited[- ]time offer|act now|hurry|only [0-9]{1,3} left)\b)",
        unless=DENIED,
        why=Told("終わらない限定や、急がせる表示です。", "A limit that never ends, or pressure."),
        hint=Told("終了日を書く", "Write the last day."),
        hits=("Limited-time offer!", "Only 3 left."),
        misses=("There is no hurry.",),
    ),
    row(
        key="EN16",
        category="date",
        level=WARN,
        pattern=r"(?i:\b(?:best|top|newest|latest)\b.{0,40}\b(?:in|of|for) (?P<year>20[0-9]{2})\b)",
        last_day=end_of_year,
        unless=r"(?i:\bwas\b|\bwere\b|\bback in\b)",
        why=Told("その年は過ぎています。", "That year is over."),
        hint=MEND,
        hits=("The best hosts of 2024",),
        misses=("The best hosts of 2099", "It was the best of 2024."),
    ),
)
