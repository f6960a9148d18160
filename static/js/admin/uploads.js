// Files on their way into the library: sent two at a time, each with its progress, and then asked for its words.
// Needs no editor. `library` is what blog/library_words.py describes.

const PARALLEL = 2
const LONGEST = 4000 // pixels of a side: more than any rendition needs
const LOST = [0, 502, 503, 504] // no answer, or one that may be another the next time

export function element(tag, attributes = {}, children = []) {
  const made = Object.assign(document.createElement(tag), attributes)
  for (const [name, value] of Object.entries(attributes)) if (name.includes("-") || name === "role") made.setAttribute(name, value)
  made.append(...children)
  return made
}

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""

// Posts a form; resolves to the row in the answer, rejects with an Error that holds the sentence; `isLost` when it may be tried again.
function post(address, body, words, onProgress = () => {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = () => reject(Object.assign(new Error(request.response?.error ?? words.sendFailed), { isLost: !request.response?.error || LOST.includes(request.status) }))
    request.open("POST", address)
    request.responseType = "json"
    request.setRequestHeader("X-CSRFToken", token())
    request.setRequestHeader("Accept", "application/json")
    request.upload.addEventListener("progress", event => onProgress(event.total ? event.loaded / event.total : 0))
    request.addEventListener("load", () => request.response?.id ? resolve({ ...request.response, isKnown: request.status === 200 }) : fail())
    for (const end of ["error", "abort", "timeout"]) request.addEventListener(end, fail)
    request.send(body)
  })
}

// A photo that is too heavy for the server, drawn smaller; the file as it is where the browser cannot read it.
async function lighter(file) {
  try {
    const bitmap = await createImageBitmap(file)
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
    const canvas = element("canvas", { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) })
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const type = file.type === "image/jpeg" ? file.type : "image/webp" // the others may be transparent
    const blob = await new Promise(resolve => canvas.toBlob(resolve, type, 0.9))
    return new File([blob], file.name, { type: blob.type })
  } catch {
    return file
  }
}

async function sendOne(original, { address, most = Infinity, words }, onProgress) {
  const file = original.size > most ? await lighter(original) : original
  if (file.size > most) throw new Error(words.tooHeavy)
  const body = new FormData()
  body.append("file", file, file.name || "picture")
  return post(address, body, words, onProgress)
}

// Sends every file; a refused one does not stop the others. Resolves to one outcome a file, in their order: its row,
// or {file, error, isLost}. onProgress(index, fraction) and onOutcome(index, outcome) tell of each while it is on its way.
export async function upload(files, { onProgress = () => {}, onOutcome = () => {}, ...target }) {
  const queue = [...files].entries(), outcomes = []
  const work = async () => {
    for (const [index, file] of queue) {
      outcomes[index] = await sendOne(file, target, fraction => onProgress(index, fraction))
        .catch(({ message, isLost }) => ({ file, error: message, isLost }))
      onOutcome(index, outcomes[index])
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work))
  return outcomes
}

export function describe(row, { alt, isDecorative }, library) {
  const body = new FormData()
  body.append("alt", alt)
  if (isDecorative) body.append("is_decorative", "on")
  return post(library.describe.replace("/0/", `/${row.id}/`), body, library.words)
}

// The question after an upload. `save` settles what was typed and gives the row; an unanswered one stays as it is.
function wordsOf(row, library, onRow) {
  const { words } = library
  const alt = element("input", { type: "text", maxLength: 200, value: row.alt })
  const decorative = element("input", { type: "checkbox", checked: row.is_decorative })
  const button = element("button", { type: "button", textContent: words.saveWords })
  const note = element("small", { role: "status", textContent: words.altHint })
  const save = async () => {
    if (!alt.value.trim() && !decorative.checked) return
    if (alt.value.trim() === row.alt && decorative.checked === row.is_decorative) return
    await describe(row, { alt: alt.value, isDecorative: decorative.checked }, library).then(
      answer => { Object.assign(row, answer); note.textContent = words.wordsSaved; onRow(row) },
      error => { note.textContent = error.message; throw error })
  }
  const quietly = () => save().catch(() => alt.focus())
  button.addEventListener("click", quietly)
  alt.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.isComposing) return
    event.preventDefault()
    quietly()
  })
  const dom = element("div", { className: "upload-words" }, [
    element("label", {}, [words.alt, alt]), element("label", { className: "upload-decorative" }, [decorative, words.decorative]), button, note])
  return { dom, save }
}

// One file on its way: its picture, its name, how far it is, and in the end what is wrong. `again()` sends it once more.
export function card(tag, file, { accept, words }, again) {
  const bar = element("progress", { max: 1, value: 0, "aria-label": file.name })
  const state = element("span", { className: "upload-state", textContent: words.waiting })
  const body = element("div", { className: "upload-body" }, [element("strong", { textContent: file.name }), bar, state])
  const dom = element(tag, { className: "upload-card" }, [body])
  if (accept.split(",").includes(file.type)) dom.prepend(element("img", { src: URL.createObjectURL(file), alt: "" }))
  const button = element("button", { type: "button", textContent: words.again, hidden: true })
  button.addEventListener("click", again)
  body.append(button)
  return {
    dom, body, file,
    progress(fraction) {
      bar.hidden = false
      bar.value = fraction
      state.textContent = fraction < 1 ? words.sending : words.working
    },
    finish({ error, isLost, isKnown }) {
      bar.hidden = true
      button.hidden = !isLost
      state.setAttribute("role", error ? "alert" : "status")
      state.textContent = error ?? (isKnown ? words.known : words.done)
      dom.classList.toggle("is-refused", Boolean(error))
    },
  }
}

export const filesIn = transfer => [...transfer?.files ?? []]

// Where files come in: a button, and whatever is dropped on `place` or pasted there. `onRow(row)` hears of each picture, again when it gets its words.
export function uploader(library, place, onRow) {
  const { words } = library
  const answered = []
  const input = element("input", { type: "file", multiple: true, accept: library.accept })
  const list = element("ul", { className: "upload-list", "aria-label": words.uploads })
  const target = { address: library.upload, most: library.most, words }
  const begin = files => {
    const cards = files.map(file => {
      const made = card("li", file, library, () => send([made]))
      return made
    })
    list.prepend(...cards.map(one => one.dom))
    send(cards)
  }
  const send = cards => upload(cards.map(one => one.file), { ...target,
    onProgress: (index, fraction) => cards[index].progress(fraction),
    onOutcome: (index, outcome) => {
      cards[index].finish(outcome)
      if (outcome.error) return
      onRow(outcome)
      const asked = wordsOf(outcome, library, onRow)
      cards[index].body.append(asked.dom)
      answered.push(asked)
    } })
  input.addEventListener("change", () => { begin([...input.files]); input.value = "" })
  place.addEventListener("paste", event => {
    const files = filesIn(event.clipboardData)
    if (files.length) { event.preventDefault(); begin(files) }
  })
  const drag = isOver => event => {
    if (!event.dataTransfer?.types.includes("Files")) return
    event.preventDefault()
    place.classList.toggle("is-dragging", isOver)
  }
  place.addEventListener("dragover", drag(true))
  place.addEventListener("dragleave", drag(false))
  place.addEventListener("drop", event => { drag(false)(event); const files = filesIn(event.dataTransfer); if (files.length) begin(files) })
  const dom = element("div", { className: "uploads" }, [
    element("p", { className: "upload-drop" }, [element("span", { textContent: words.drop }), element("label", { className: "upload-button" }, [input, words.file])]), list])
  return { dom, save: () => Promise.all(answered.map(one => one.save())) }
}
