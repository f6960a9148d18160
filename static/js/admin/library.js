// The library as a dialog: search, choose, or bring a new picture. `config` is the editor's configuration, or its `library` alone.
import { element, uploader } from "shirushi/uploads"
import { showModal } from "shirushi/modal"

export { upload } from "shirushi/uploads"

const PAUSE = 250 // milliseconds after the last key

async function load(library, query, page, signal) {
  const address = `${library.choices}?${new URLSearchParams({ q: query, page })}`
  const response = await fetch(address, { headers: { Accept: "application/json" }, signal })
  if (!response.ok || response.redirected) throw new Error(response.statusText)
  return response.json()
}

function tile(row, { words, multiple, chosen, tell }) {
  const input = element("input", { type: multiple ? "checkbox" : "radio", name: "picture", value: String(row.id), checked: chosen.has(row.id) })
  input.addEventListener("change", () => {
    if (!multiple) chosen.clear()
    if (input.checked) chosen.set(row.id, row)
    else chosen.delete(row.id)
    tell()
  })
  const said = row.is_decorative ? words.decorative : row.alt || words.noWords
  return element("label", { className: "library-picture", title: `${row.name}\n${said}` }, [
    input, element("img", { src: row.thumb, alt: "", width: 160, height: 120, loading: "lazy" }),
    element("span", { textContent: row.name }), ...(said === row.name ? [] : [element("small", { textContent: said })])])
}

// What is shown of the library: pages of tiles below a search.
function shelf(library, { multiple, chosen, tell }) {
  const { words } = library
  const grid = element("div", { className: "library-grid", role: multiple ? "group" : "radiogroup", "aria-label": multiple ? words.titleMultiple : words.title })
  const note = element("p", { className: "library-note", role: "status" })
  const more = element("button", { type: "button", textContent: words.more, hidden: true })
  const search = element("input", { type: "search", placeholder: words.search, "aria-label": words.search })
  let page = 0, asking = null, pause = 0
  const ask = async isNew => {
    asking?.abort()
    const mine = asking = new AbortController()
    page = isNew ? 1 : page + 1
    more.disabled = true
    try {
      const { images, more: isMore } = await load(library, search.value, page, mine.signal)
      if (isNew) grid.replaceChildren()
      grid.append(...images.map(row => tile(chosen.get(row.id) ?? row, { words, multiple, chosen, tell })))
      more.hidden = !isMore
      more.textContent = words.more
      note.textContent = grid.children.length ? "" : search.value ? words.noneFound : words.none
    } catch (error) {
      if (mine.signal.aborted) return
      page -= 1
      note.textContent = words.loadFailed
      more.hidden = false
      more.textContent = words.again
    }
    more.disabled = false
  }
  more.addEventListener("click", () => ask(page === 0))
  search.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(ask, PAUSE, true) })
  search.addEventListener("keydown", event => { if (event.key === "Enter") event.preventDefault() }) // it seeks and does not insert
  const put = row => { // a new picture stands first, and is chosen
    grid.querySelector(`[value="${row.id}"]`)?.closest("label").remove()
    grid.prepend(tile(row, { words, multiple, chosen, tell }))
    note.textContent = ""
  }
  ask(true)
  return { dom: element("div", { className: "library-shelf" }, [search, grid, note, more]), put }
}

// Resolves to the chosen rows in the order of choosing; to none when the dialog is closed.
export function openLibrary(config, { multiple = false } = {}) {
  const library = config.library ?? config
  const { words } = library
  const title = multiple ? words.titleMultiple : words.title
  const chosen = new Map()
  const submit = element("button", { type: "submit", className: "default" })
  const cancel = element("button", { type: "button", textContent: words.cancel })
  const tell = () => {
    submit.disabled = !chosen.size
    submit.textContent = multiple && chosen.size ? `${words.choose}（${chosen.size}）` : words.choose
  }
  const dialog = element("dialog", { className: "editor-dialog library-dialog", "aria-label": title })
  const shown = shelf(library, { multiple, chosen, tell })
  const uploads = uploader(library, dialog, row => {
    if (!multiple) chosen.clear()
    chosen.set(row.id, row)
    shown.put(row)
    tell()
  })
  const form = element("form", { method: "dialog" }, [element("h2", { textContent: title }), uploads.dom, shown.dom, element("div", { className: "editor-actions" }, [submit, cancel])])
  dialog.append(form)
  document.body.append(dialog)
  tell()
  return new Promise(resolve => {
    form.addEventListener("submit", async event => {
      event.preventDefault()
      submit.disabled = true
      await uploads.save().catch(() => {}).finally(tell) // words typed and not saved yet; without them the picture is still chosen
      resolve([...chosen.values()])
      dialog.close()
    })
    cancel.addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => { dialog.remove(); resolve([]) })
    showModal(dialog)
  })
}
