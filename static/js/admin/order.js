// Bringing rows into order by dragging and by the arrows. Nothing is stored before "Save the order"; without JavaScript
// each arrow posts its one step. A row moves with all that stands below it, as in blog/ordering.py.
const screen = document.querySelector(".order")
const save = screen.querySelector(".order-save")
const said = screen.querySelector(".order-said")
const STEP = 28

const depth = row => Number(row.dataset.depth)
const rowsOf = list => [...list.children]

function branch(row) {
  const rows = [row]
  for (let next = row.nextElementSibling; next && depth(next) > depth(row); next = next.nextElementSibling) rows.push(next)
  return rows
}

function siblingBefore(row) {
  let before = row.previousElementSibling
  while (before && depth(before) > depth(row)) before = before.previousElementSibling
  return before && depth(before) === depth(row) ? before : null
}

function deepen(rows, by) {
  for (const row of rows) {
    row.dataset.depth = depth(row) + by
    const input = row.querySelector("input")
    input.value = `${input.value.split(".")[0]}.${row.dataset.depth}`
  }
}

const ways = {
  up(row) {
    siblingBefore(row)?.before(...branch(row))
  },
  down(row) {
    const rows = branch(row), next = rows.at(-1).nextElementSibling
    if (next && depth(next) === depth(row)) branch(next).at(-1).after(...rows)
  },
  in(row) {
    if (siblingBefore(row)) deepen(branch(row), 1)
  },
  out(row) {
    if (!depth(row)) return
    const rows = branch(row)
    let last = rows.at(-1)
    while (last.nextElementSibling && depth(last.nextElementSibling) >= depth(row)) last = last.nextElementSibling
    if (last !== rows.at(-1)) last.after(...rows)
    deepen(rows, -1)
  },
}

function changed(row) {
  save.hidden = false
  const number = rowsOf(row.parentElement).indexOf(row) + 1
  said.textContent = screen.dataset.moved.replace("{name}", row.dataset.name).replace("{number}", number)
}

screen.addEventListener("click", event => {
  const button = event.target.closest("[name=move]")
  if (!button) return
  event.preventDefault()
  const row = button.closest(".order-row")
  ways[button.value.split(".")[1]](row)
  button.focus()
  changed(row)
})

// The branch follows the pointer: up and down between the other rows, and to the side within what its place allows.
function drag(handle, row) {
  let from = null
  handle.addEventListener("pointerdown", event => {
    event.preventDefault()
    handle.setPointerCapture(event.pointerId)
    from = { x: event.clientX, depth: depth(row) }
    branch(row).forEach(one => one.classList.add("is-dragged"))
    document.body.classList.add("is-dragging")
  })
  handle.addEventListener("pointermove", event => {
    if (!from) return
    const rows = branch(row)
    const others = rowsOf(row.parentElement).filter(one => !rows.includes(one))
    const next = others.find(one => {
      const box = one.getBoundingClientRect()
      return event.clientY < box.top + box.height / 2
    })
    pass(rows, next ?? null)
    if (row.parentElement.dataset.tree !== undefined) settle(row, rows, from.depth + Math.round((event.clientX - from.x) / STEP))
  })
  const end = () => {
    if (!from) return
    from = null
    branch(row).forEach(one => one.classList.remove("is-dragged"))
    document.body.classList.remove("is-dragging")
    changed(row)
  }
  handle.addEventListener("pointerup", end)
  handle.addEventListener("pointercancel", end)
}

// The others step over the branch: a dragged row that left the document for a moment would lose its pointer.
function pass(rows, next) {
  const list = rowsOf(rows[0].parentElement)
  const start = list.indexOf(rows[0]), end = start + rows.length, goal = next ? list.indexOf(next) : list.length
  if (goal < start) rows.at(-1).after(...list.slice(goal, start))
  else if (goal > end) rows[0].before(...list.slice(end, goal))
}

// A row is at most one step deeper than the row before it, and not less deep than the row after it.
function settle(row, rows, wanted) {
  const before = row.previousElementSibling, after = rows.at(-1).nextElementSibling
  const most = before ? depth(before) + 1 : 0
  const least = after ? Math.min(depth(after), most) : 0
  deepen(rows, Math.max(least, Math.min(most, wanted)) - depth(row))
}

for (const row of screen.querySelectorAll(".order-row")) {
  const handle = document.createElement("button")
  handle.type = "button"
  handle.className = "order-handle"
  handle.tabIndex = -1 // the arrows do the same for the keyboard
  handle.textContent = "⠿"
  handle.setAttribute("aria-label", `${screen.dataset.drag}: ${row.dataset.name}`)
  row.prepend(handle)
  drag(handle, row)
}
