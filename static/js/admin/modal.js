// Shows a modal dialog so that the text behind it keeps its cursor: a browser that gives the focus back to a text by itself
// puts the cursor at its beginning, and whatever is inserted next would stand there.
export function showModal(dialog) {
  const before = document.activeElement
  if (before?.isContentEditable) leave(before, dialog)
  dialog.showModal()
}

function leave(text, dialog) {
  const selection = getSelection(), range = selection.rangeCount ? selection.getRangeAt(0).cloneRange() : null
  text.blur()
  dialog.addEventListener("close", () => {
    if (document.activeElement !== document.body) return // the answer has put the focus where it belongs
    text.focus({ preventScroll: true })
    if (!range?.startContainer.isConnected || !text.contains(range.startContainer)) return
    selection.removeAllRanges()
    selection.addRange(range)
  }, { once: true })
}
