// Titles of articles while somebody types into a search field: a list below it, for keyboard and pointer alike. It
// stands in the page and pushes down what follows, so that it covers no mark. Without it the form searches as ever.

const WAIT = 150 // milliseconds after the last key
const answers = new Map()
let lists = 0

async function titles(form, words) {
  const address = `${form.action}titles.json?${new URLSearchParams({ q: words })}`
  if (!answers.has(address)) {
    const response = await fetch(address).catch(() => null)
    if (!response?.ok) return []
    answers.set(address, (await response.json()).titles)
  }
  return answers.get(address)
}

function listen(form) {
  const field = form.querySelector("input[type=search]")
  const list = document.createElement("ul")
  list.className = "search-titles"
  list.id = `search-titles-${++lists}`
  list.hidden = true
  list.setAttribute("role", "listbox")
  list.setAttribute("aria-label", form.getAttribute("aria-label"))
  form.append(list)
  for (const [name, value] of Object.entries({
    role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) field.setAttribute(name, value)

  let timer
  const rows = () => [...list.children]
  const active = () => rows().findIndex((row) => row.ariaSelected === "true")

  function choose(number) {
    rows().forEach((row, place) => { row.ariaSelected = String(place === number) })
    if (number < 0) field.removeAttribute("aria-activedescendant")
    else field.setAttribute("aria-activedescendant", rows()[number].id)
  }

  function open(is) {
    list.hidden = !is
    field.setAttribute("aria-expanded", String(is))
    choose(-1)
  }

  async function ask() {
    const words = field.value
    const found = words.trim() ? await titles(form, words) : []
    if (words !== field.value || document.activeElement !== field) return // typed on, or gone on
    list.replaceChildren(...found.map(({ title, address }, number) => {
      const row = document.createElement("li")
      row.id = `${list.id}-${number}`
      row.setAttribute("role", "option")
      row.dataset.address = address
      row.textContent = title
      return row
    }))
    open(found.length > 0)
  }

  function wait(event) {
    clearTimeout(timer)
    if (!event.isComposing) timer = setTimeout(ask, WAIT) // what stands underlined is no word yet
  }

  field.addEventListener("input", wait)
  field.addEventListener("compositionend", wait) // after it some browsers send no input, and others no earlier one
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || !rows().length) return // the input method has its own list
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && list.hidden) open(true)
    else if (list.hidden) return
    else if (step) {
      const places = list.children.length + 1 // the field itself is one of them
      choose((active() + 1 + step + places) % places - 1)
    } else if (event.key === "Escape") open(false)
    else if (event.key === "Enter" && active() >= 0) location.assign(rows()[active()].dataset.address)
    else return
    event.preventDefault()
  })
  list.addEventListener("pointerdown", (event) => event.preventDefault()) // the field keeps the focus
  list.addEventListener("click", ({ target }) => {
    const row = target.closest("[data-address]")
    if (row) location.assign(row.dataset.address)
  })
  field.addEventListener("blur", () => {
    clearTimeout(timer)
    open(false)
  })
}

for (const form of document.querySelectorAll("form.search")) {
  form.addEventListener("focusin", () => listen(form), { once: true })
}
