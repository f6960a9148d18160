// The proof that an address is confirmed: kept in the reader's own browser, sent with the next comment, shown to nobody.

const KEPT = "shirushi.proof"

function read() {
  try {
    return localStorage.getItem(KEPT) ?? ""
  } catch {
    return "" // storage switched off
  }
}

function keep(proof) {
  try {
    if (proof) localStorage.setItem(KEPT, proof)
    else localStorage.removeItem(KEPT)
    return true
  } catch {
    return false // storage switched off or full: the address is confirmed all the same
  }
}

for (const place of document.querySelectorAll("[data-proof]")) {
  place.hidden = !keep(place.dataset.proof)
}

for (const known of document.querySelectorAll("[data-known]")) {
  const field = known.closest("form").elements.proof
  field.value = read()
  known.hidden = !field.value
  known.querySelector("button").addEventListener("click", () => {
    keep("")
    field.value = ""
    known.hidden = true
  })
}
