// The list of pictures takes files in: dropped anywhere on the page, pasted, or chosen.
import { element, uploader } from "shirushi/uploads"

const place = document.getElementById("library-uploads")
if (place) {
  const library = JSON.parse(place.dataset.library)
  const reload = element("a", { href: location.href, textContent: library.words.reload, className: "upload-reload", hidden: true })
  const uploads = uploader(library, document.body, () => { reload.hidden = false })
  place.append(uploads.dom, reload)
}
