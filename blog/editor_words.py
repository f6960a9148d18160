"""What the editor says: its buttons, its dialogs and the names of its blocks."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """What the editor says, in the language of the person who writes; its JavaScript holds no sentence of its own."""
    return {
        "paragraph": _("Paragraph"),
        "heading2": _("Heading"),
        "heading3": _("Smaller heading"),
        "heading4": _("Smallest heading"),
        "bold": _("Bold"),
        "italic": _("Italic"),
        "underline": _("Underline"),
        "strike": _("Struck through"),
        "subscript": _("Subscript"),
        "superscript": _("Superscript"),
        "code": _("Code"),
        "bulletList": _("List"),
        "orderedList": _("Numbered list"),
        "blockquote": _("Quotation"),
        "codeBlock": _("Block of code"),
        "horizontalRule": _("Dividing line"),
        "link": _("Link"),
        "unlink": _("Remove the link"),
        "fact": _("Fact with source and date"),
        "undo": _("Undo"),
        "redo": _("Redo"),
        "insert": _("Insert"),
        "address": _("Address"),
        "apply": _("Apply"),
        "cancel": _("Cancel"),
        "toolbar": _("Formatting"),
        "text": _("Text"),
        "insertBlock": _("Insert a block"),
        "searchBlocks": _("Search blocks by name or reading"),
        "noBlocks": _("No block has this name."),
        "blocks": _("Blocks"),
        "blockFound": _("{count} blocks"),
        "placeholder": _("Write here, or type “/” to insert a block"),
        "blockBar": _("Block: {name}"),
        "blockEdit": _("Edit"),
        "blockUp": _("Move up"),
        "blockDown": _("Move down"),
        "blockCopy": _("Duplicate"),
        "blockRemove": _("Remove"),
        "itemAdd": _("Add an item"),
        "itemRemove": _("Remove the item"),
        "blockNotHere": _("This block cannot stand here, so it was placed below."),
    }


def groups() -> dict[str, str]:
    """The headings of the insert menu, in their order."""
    return {
        "text": _("Text"),
        "stress": _("Emphasis and quotation"),
        "structure": _("Steps, questions and order"),
        "pictures": _("Pictures and conversation"),
        "links": _("Links and cards"),
        "offers": _("Ads and products"),
        "parts": _("Reusable parts and code"),
    }
