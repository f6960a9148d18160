// A network's code among what is pasted: it becomes a creative, after a question, and never loose HTML in the text.
import { crel } from "django-prose-editor/editor"
import { insertBlock } from "shirushi/block_moves"
import { openDialog } from "shirushi/dialog"
import { tell } from "shirushi/notice"

const MOST_CODE = 20_000
const CODE = /<[a-z!][^<]*(?:\/\/|script)/i // tags and an address: worth asking whether a network wrote it
const ADDRESS = /^\s*https?:\/\/\S{1,2000}\s*$/i

export const looksLikeCode = text => text.length <= MOST_CODE && CODE.test(text)
export const isAddress = text => ADDRESS.test(text)

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""
const language = () => document.getElementById("id_language")?.value ?? ""

export async function post(address, values) {
  const body = new FormData()
  for (const [name, value] of Object.entries(values)) body.append(name, value)
  const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token() } })
  if (!answer.headers.get("Content-Type")?.includes("json")) throw new Error(answer.statusText)
  return { status: answer.status, ...await answer.json() }
}

const button = (text, run) => { const made = crel("button", { type: "button", textContent: text }); made.addEventListener("click", run); return made }
const select = (name, label, choices, chosen) => crel("label", { className: "editor-field" }, [label,
  crel("select", { name }, choices.map(([value, text]) => crel("option", { value, textContent: text, selected: value === chosen })))])
const field = (name, label, value, attributes = {}) => crel("label", { className: "editor-field" }, [label, crel("input", { type: "text", name, value, required: true, ...attributes })])

function put(editor, id) {
  document.dispatchEvent(new CustomEvent("shirushi:creatives")) // lists of ads that were read before lack it
  insertBlock(editor, "ad", { creative: String(id) })
}

// Asks until the creative is made or the person has had enough; resolves to its id or null.
async function register(editor, found, code, { words, addresses }, fields) {
  let values = {}, errors = []
  for (;;) {
    const notes = [...errors, ...found.advice].map(text => crel("p", { className: errors.includes(text) ? "editor-error" : "editor-advice", textContent: text, role: errors.includes(text) ? "alert" : "note" }))
    const content = crel("div", {}, [...notes, ...fields(values), select("label", words.label, found.labels.map(one => [one, one]), values.label)])
    values = await openDialog(editor, { title: found.network ? words.codeOf.replace("%s", found.network) : words.code, submit: words.register, cancel: words.cancel, content })
    if (!values) return null
    const made = await post(addresses.take, { ...code, ...values, language: language() }).catch(() => ({ errors: [words.failed] }))
    if (made.id) return made.id
    errors = made.errors ?? [words.failed]
  }
}

// The offending part stands beside its reason: whoever pasted it sees what is meant.
function refuse(editor, { refusals, network }, words, asText) {
  const list = crel("ul", { className: "editor-refusals" }, refusals.map(({ reason, part }) => crel("li", {}, [reason, crel("code", { textContent: part })])))
  tell(editor, words, words.refused.replace("%s", network), list, button(words.asText, asText))
}

// A code that was pasted. `asText` pastes it the usual way after all.
export async function takeCode(editor, text, options, asText) {
  const { words, addresses } = options
  const found = await post(addresses.judge, { text, language: language() }).catch(() => ({ what: "text" }))
  if (found.what === "refused") return refuse(editor, found, words, asText)
  if (found.what !== "code") return asText()
  if (found.known) {
    put(editor, found.known.id)
    return tell(editor, words, words.codeKnown.replace("%s", found.known.name))
  }
  if (!found.may_add) return tell(editor, words, words.mayNotAdd.replace("%s", found.network), button(words.asText, asText))
  const fields = values => [field("name", words.name, values.name ?? found.name, { maxLength: 80 }), select("kind", words.kind, options.kinds, values.kind ?? found.kind)]
  const id = await register(editor, found, { code: text }, options, fields)
  id ? put(editor, id) : tell(editor, words, words.notTaken, button(words.asText, asText))
}

// The pasted address of an ad stays a link, which is labelled for readers; here it can become a button.
export async function offerButton(editor, text, options) {
  const { words, addresses } = options
  const found = await post(addresses.judge, { text, language: language() }).catch(() => ({ what: "text" }))
  if (found.what !== "address") return
  const make = button(words.makeButton, async () => {
    const fields = values => [field("name", words.name, values.name ?? found.name, { maxLength: 80 }), field("button_text", words.buttonText, values.button_text ?? "", { maxLength: 60 })]
    const id = found.known?.id ?? await register(editor, found, { kind: "button", address: text.trim() }, options, fields)
    if (!id) return
    take(editor, text.trim())
    put(editor, id)
    notice.remove()
  })
  const notice = tell(editor, words, words.addressOf.replace("%s", found.network), ...(found.may_add || found.known ? [make] : []))
}

// The link that was pasted a moment ago goes: the button stands for it.
function take(editor, address) {
  const { state } = editor
  let range = null
  state.doc.descendants((node, pos) => {
    if (node.isText && node.text === address && node.marks.some(mark => mark.attrs.href === address)) range = { from: pos, to: pos + node.nodeSize }
  })
  if (range) editor.chain().deleteRange(range).run()
}
