// The fact: a value in running text with its source, the day on which it was true, and the day to look again.
import { Extension, Mark, Plugin, getMarkRange, pm } from "django-prose-editor/editor"
import { openDialog } from "shirushi/dialog"

const { Decoration, DecorationSet } = pm.view
const iso = day => `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`
const today = () => iso(new Date())
const later = months => { const day = new Date(); day.setMonth(day.getMonth() + months); return iso(day) }

// What the cursor is in or the selection covers: { from, to, text, attrs }.
function found({ state }) {
  const { selection } = state, { from, to, empty, $from } = selection
  const range = getMarkRange($from, state.schema.marks.fact) ?? getMarkRange(selection.$to, state.schema.marks.fact)
  if (range && from >= range.from && to <= range.to) {
    const mark = state.doc.nodeAt(range.from)?.marks.find(one => one.type.name === "fact")
    return { from: range.from, to: range.to, text: state.doc.textBetween(range.from, range.to), attrs: mark?.attrs ?? null }
  }
  const isOneLine = $from.sameParent(selection.$to) && $from.parent.isTextblock
  return { from: empty || !isOneLine ? to : from, to, text: empty || !isOneLine ? "" : state.doc.textBetween(from, to), attrs: null }
}

async function edit(editor, words) {
  const { from, to, text, attrs } = found(editor)
  if (!editor.state.doc.resolve(from).parent.type.allowsMarkType(editor.state.schema.marks.fact)) return
  const answer = await openDialog(editor, { title: words.title, submit: words.apply, cancel: words.cancel, other: attrs ? words.remove : "", fields: [
    { name: "text", label: words.value, required: true, maxLength: 200, value: text, hint: words.valueHint },
    { name: "source", label: words.source, type: "url", inputMode: "url", pattern: "https?://\\S+", maxLength: 500, value: attrs?.source ?? "", hint: words.sourceHint },
    { name: "asOf", label: words.asOf, type: "date", required: true, min: "2000-01-01", max: "2099-12-31", value: attrs ? attrs.asOf ?? "" : today() },
    { name: "reviewBy", label: words.reviewBy, type: "date", required: true, min: "2000-01-01", max: "2099-12-31", value: attrs ? attrs.reviewBy ?? "" : later(3), hint: words.reviewByHint },
  ] })
  if (answer?.other) editor.chain().focus().setTextSelection({ from, to }).unsetMark("fact").setTextSelection(to).run()
  else if (answer) keep(editor, { from, to, text }, answer)
}

function keep(editor, { from, to, text }, { text: typed, source, asOf, reviewBy }) {
  const { state } = editor, mark = state.schema.marks.fact.create({ source: source.trim() || null, asOf, reviewBy })
  const { tr } = state
  if (typed.trim() !== text.trim() || from === to) {
    const marks = state.doc.resolve(to).marks().filter(one => one.type.name !== "fact")
    tr.replaceWith(from, to, state.schema.text(typed.trim(), mark.addToSet(marks)))
    tr.removeStoredMark(mark.type)
  } else {
    tr.removeMark(from, to, mark.type).addMark(from, to, mark)
  }
  editor.view.dispatch(tr.scrollIntoView())
  editor.commands.focus()
}

// What the editor shows of facts besides their dots: the days on hover, and those whose day to look again has passed.
function shown(doc, words) {
  const day = today(), marks = []
  doc.descendants((node, pos) => {
    const fact = node.marks.find(one => one.type.name === "fact")
    if (!fact) return
    const { asOf, reviewBy } = fact.attrs, isOverdue = Boolean(reviewBy) && reviewBy < day
    const title = (isOverdue ? words.overdue : words.days).replace("{asOf}", asOf ?? "–").replace("{reviewBy}", reviewBy ?? "–")
    marks.push(Decoration.inline(pos, pos + node.nodeSize, { class: isOverdue ? "fact-overdue" : "", title }))
  })
  return DecorationSet.create(doc, marks)
}

export const extensions = ({ words }) => [
  Mark.create({
    name: "fact",
    priority: 1100, // outside of links and bold: one element, whatever is inside
    inclusive: false,
    addAttributes: () => Object.fromEntries([["source", "data-source"], ["asOf", "data-as-of"], ["reviewBy", "data-review-by"]].map(([key, name]) => [key, {
      default: null,
      parseHTML: element => element.getAttribute(name),
      renderHTML: attrs => attrs[key] ? { [name]: attrs[key] } : {},
    }])),
    parseHTML: () => [{ tag: "data[data-block=fact]" }],
    renderHTML: ({ HTMLAttributes }) => ["data", { "data-block": "fact", ...HTMLAttributes }, 0],
    addCommands: () => ({ editFact: () => ({ editor }) => { edit(editor, words); return true } }),
    addKeyboardShortcuts() { return { "Mod-Alt-f": () => this.editor.commands.editFact() } },
  }),
  Extension.create({
    name: "factDays",
    addProseMirrorPlugins: () => [new Plugin({
      state: { init: (_config, { doc }) => shown(doc, words), apply: (tr, before, _old, { doc }) => tr.docChanged ? shown(doc, words) : before },
      props: { decorations(state) { return this.getState(state) } },
    })],
  }),
]

export const insert = editor => editor.commands.editFact()
