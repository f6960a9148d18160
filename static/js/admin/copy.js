// Buttons that put the value of a field on the clipboard: <button data-copy="id of the field" data-copied="…" hidden>.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy)
  button.hidden = false
  button.addEventListener("click", async () => {
    field.select()
    // Without a secure connection there is no clipboard; the selected text can be copied by hand.
    await navigator.clipboard?.writeText(field.value).then(() => { button.textContent = button.dataset.copied }, () => {})
  })
}
