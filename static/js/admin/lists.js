// On phones a row stands as a card: each value gets the name of its column, and empty values step aside.
const table = document.getElementById("result_list")
const names = [...table?.tHead?.rows[0].cells ?? []].map(cell => cell.querySelector(".text")?.textContent.trim() ?? "")

for (const row of table?.tBodies[0]?.rows ?? []) {
  for (const cell of row.cells) {
    if (cell.matches("td") && names[cell.cellIndex]) cell.dataset.label = names[cell.cellIndex]
    cell.classList.toggle("is-empty", /^[-–—\s]*$/.test(cell.textContent) && !cell.querySelector("img, input, svg"))
  }
}
