"""The sample pictures as rows: a ground, a pattern of old textiles, and one thing in a double ring. No text: a server has no fonts."""

import io
from dataclasses import dataclass, replace

from django.core.files.base import ContentFile

from config.samples import patterns
from config.samples.drawing import TOKEN, Canvas, circle
from config.samples.patterns import Pattern

WIDTH, HEIGHT = 1280, 720
CENTRE = (WIDTH / 2, HEIGHT / 2)


@dataclass(frozen=True)
class Picture:
    key: str
    alt: str
    ground: str
    ink: str
    pattern: Pattern
    icon: str  # a path around the centre, about 300 units wide

    def draw(self):
        canvas = Canvas(WIDTH, HEIGHT, self.ground)
        canvas.tile(self.pattern.draw, self.pattern.step, self.pattern.colour or self.ink, self.pattern.opacity)
        canvas.disc(*CENTRE, 252, self.ground)
        canvas.ring(*CENTRE, 252, self.ink, 10)
        canvas.ring(*CENTRE, 234, self.ink, 2)
        canvas.stroke(self.icon, self.ink, 16, at=CENTRE, zoom=0.92)
        return canvas.finished()


LIGHT, DARK = "#f2f1ec", "#38352d"

PICTURES = (
    Picture(
        "support",
        "円のなかに描いた封筒",
        "#4f6b58",
        LIGHT,
        patterns.DIAMONDS,
        "M-150-100H150V100H-150ZM-150-80L0 30 150-80",
    ),
    Picture(
        "domain",
        "円のなかに描いた鍵",
        "#83898f",
        LIGHT,
        patterns.STRIPES,
        circle(-76, 0, 66) + "M-10 0h170v62M104 0v44",
    ),
    Picture(
        "compare",
        "円のなかに描いた天秤",
        "#d8cdb4",
        DARK,
        patterns.DOTS,
        "M0-140V130M-90 130H90M-140-100H140M-140-100L-192 20C-182 72-98 72-88 20ZM140-100L88 20C98 72 182 72 192 20Z",
    ),
    Picture(
        "move",
        "円のなかに描いた、行きと帰りの矢印",
        "#6d6a8c",
        LIGHT,
        patterns.ARROWS,
        "M-150-60H90L26-124M150 60H-90L-26 124",
    ),
    Picture(
        "cancel",
        "円のなかに描いた、印の付いた暦",
        "#e0c071",
        DARK,
        patterns.CHECKS,
        "M-130-110H130V130H-130ZM-130-44H130M-66-146v60M66-146v60M-56 40l38 40 74-82",
    ),
    Picture(
        "server",
        "A server of three units, drawn inside a circle",
        "#2d5578",
        LIGHT,
        patterns.WAVES,
        "M-130-130H130v72H-130ZM-130-36H130v72H-130ZM-130 58H130v72H-130Z"
        "M-88-94h1M-48-94h1M40-94h48M-88 0h1M-48 0h1M40 0h48M-88 94h1M-48 94h1M40 94h48",
    ),
    Picture(
        "rain",
        "円のなかに描いた傘",
        "#5a7386",
        LIGHT,
        patterns.RAIN,
        "M-150 10C-150-175 150-175 150 10C125-25 75-25 50 10C30-25-30-25-50 10C-75-25-125-25-150 10ZM0-150v18M0-6V110C0 152-56 152-56 110",
    ),
    Picture(
        "trip",
        "円のなかに描いた旅の鞄",
        "#8a5f4d",
        LIGHT,
        patterns.RINGS,
        "M-96-72C-96-150 96-150 96-72V126H-96ZM-36-130v-30h72v30M-60 26H60V94H-60ZM-60-36H60M-96 40h-30v70h30M96 40h30v70h-30",
    ),
    Picture(
        "train",
        "円のなかに描いた電車の正面",
        "#3f6f6a",
        LIGHT,
        patterns.RAILS,
        "M-100-90C-100-150 100-150 100-90V90H-100ZM-72-80H72V0H-72ZM-60 48h1M60 48h1M-60 90l-50 60M60 90l50 60M-82 124H82",
    ),
    Picture(
        "kitchen",
        "円のなかに描いた、湯気の立つ鍋",
        "#b98a5a",
        "#2f281f",
        patterns.TRIANGLES,
        "M-130-20H130V60C130 122-130 122-130 60ZM-130 0h-40M130 0h40M-70-66c-30-30 30-40 0-74M0-66c-30-30 30-40 0-74M70-66c-30-30 30-40 0-74",
    ),
    Picture(
        "laundry",
        "円のなかに描いた、竿に干したシャツ",
        "#b9c7cf",
        "#2c3a44",
        patterns.FINE_STRIPES,
        "M-170-120H170M-48-84L-130-40-96 26-66 10V130H66V10L96 26 130-40 48-84C30-46-30-46-48-84ZM-48-84v-36M48-84v-36",
    ),
    Picture(
        "desk",
        "円のなかに描いた、開いたノートとペン",
        "#5d6b4e",
        LIGHT,
        patterns.HEMP,
        "M0-70C-40-100-110-100-150-84V84C-110 70-40 70 0 100C40 70 110 70 150 84V-84C110-100 40-100 0-70ZM0-70V100M-110-30q35-8 70 4M-110 20q35-8 70 4M40-26q35-12 70-4M40 24q35-12 70-4",
    ),
    Picture(
        "battery",
        "円のなかに描いた電池",
        "#44505c",
        LIGHT,
        patterns.TORTOISE,
        "M-80-110H80V140H-80ZM-34-110v-36H34v36M14-60L-34 24H34L-14 100",
    ),
    Picture(
        "camera",
        "円のなかに描いたカメラ",
        "#7a4f52",
        "#f5ece6",
        patterns.NET,
        "M-160-80H-80L-54-124H54L80-80H160V116H-160Z" + circle(0, 16, 66) + circle(0, 16, 26) + "M118-40h1",
    ),
    Picture(
        "lamp",
        "円のなかに描いた机の明かり",
        "#d9b45b",
        "#3b3420",
        patterns.RAYS,
        "M-120 140H40M-40 140L-80 10 20-70M20-70L-30-110 70-160 130-60 50-24ZM96 4l30 40M130-30l50 20M50 20l4 56",
    ),
    Picture(
        "garden",
        "円のなかに描いた、鉢植えの葉",
        "#7d9a6b",
        "#1f2b1c",
        patterns.LATTICE,
        "M-84 50H84L60 150H-60ZM0 50V-60M0 10C-20-50-90-60-130-40C-116 16-60 36 0 10ZM0-20C20-80 90-90 130-70C116-14 60 6 0-20ZM0-60C-40-90-30-140 0-160C30-140 40-90 0-60Z",
    ),
)

# Beside the names of categories.
PICTURES += (
    Picture(
        "of-domain",
        "円のなかに描いた地球",
        "#3c5a73",
        LIGHT,
        patterns.DOTS,
        circle(0, 0, 140) + "M-140 0H140M0-140C-90-60-90 60 0 140C90 60 90-60 0-140Z",
    ),
    Picture(
        "of-travel",
        "円のなかに描いた山と日",
        "#c3a184",
        DARK,
        patterns.WAVES,
        "M-160 110L-50-90 10 20 50-40 160 110Z" + circle(78, -104, 34),
    ),
    Picture(
        "of-household",
        "円のなかに描いた家",
        "#8b6f78",
        LIGHT,
        patterns.CHECKS,
        "M-150 0L0-140 150 0M-110-36V130H110V-36M-36 130V40H36V130",
    ),
    Picture(
        "of-gadgets",
        "円のなかに描いた電源プラグ",
        "#5f6e61",
        LIGHT,
        patterns.FINE_STRIPES,
        "M-56-140v70M56-140v70M-110-70H110V0C110 84-110 84-110 0ZM0 64V150",
    ),
)

# Below an article in English, the same drawing has its words in English.
PICTURES += tuple(
    replace(row, key="train-en", alt="The front of a train, drawn inside a circle")
    for row in PICTURES
    if row.key == "train"
)

SKIN, FACE, INK = "#e9cdb2", "#f3dcc4", "#2b2b2b"


@dataclass(frozen=True)
class Portrait:
    key: str  # the slug of an author, or the picture of a speaker
    alt: str
    ground: str
    clothes: str
    hair: str
    hair_path: str

    def draw(self):
        """On 96 by 96 units, five times as large."""
        canvas = Canvas(480, 480, self.ground)
        canvas.fill(_times_five("M12 96C14 76 28 68 48 68C68 68 82 76 84 96Z"), self.clothes)
        canvas.fill(_times_five("M40 58H56V72C56 82 40 82 40 72Z"), SKIN)
        canvas.ellipse(240, 230, 100, 115, FACE)
        canvas.fill(_times_five(self.hair_path), self.hair)
        canvas.disc(205, 242, 10, INK)
        canvas.disc(275, 242, 10, INK)
        canvas.stroke("M43 57q5 4 10 0", INK, 2, zoom=5)
        return canvas.finished()


def _times_five(path):
    return " ".join(part if part.isalpha() else str(float(part) * 5) for part in TOKEN.findall(path))


PORTRAITS = (
    Portrait(
        "horikawa-yuzu",
        "堀川ゆずの似顔絵",
        "#e4dcc6",
        "#6b7a5a",
        "#4a3a2c",
        "M24 62C20 24 32 16 48 16C64 16 76 24 72 62L66 64C69 50 68 42 63 36C54 40 43 41 35 38C30 44 29 52 30 64Z",
    ),
    Portrait(
        "saegusa-wataru",
        "三枝わたるの似顔絵",
        "#cfd9d0",
        "#2d5578",
        "#2f2a28",
        "M27 44C27 24 35 16 48 16C61 16 69 24 69 44C66 40 65 35 64 32C55 34 43 34 32 31C30 35 29 40 27 44Z",
    ),
    Portrait(
        "nora-whitfield",
        "Nora Whitfieldの似顔絵",
        "#d9d3e0",
        "#8a5f4d",
        "#a8743f",
        "M22 66C18 26 30 14 48 14C66 14 78 26 74 66C70 68 68 66 67 60C70 46 66 38 60 32C52 38 40 42 32 42C28 48 28 56 29 62C28 66 26 68 22 66Z",
    ),
    Portrait(
        "shopkeeper",
        "手芸店の店主の似顔絵",
        "#dfd0c9",
        "#7a4f57",
        "#8d8a86",
        "M26 50C22 26 32 14 48 14C64 14 74 26 70 50C68 44 66 40 62 36C52 31 42 31 34 36C30 40 28 44 26 50Z",
    ),
)


def as_file(picture) -> ContentFile:
    """The drawn picture as an upload, ready for the library."""
    buffer = io.BytesIO()
    picture.draw().save(buffer, "PNG", compress_level=1)
    return ContentFile(buffer.getvalue(), name=f"{picture.key}.png")
