// Time fields in the teacher's own time zone. The server keeps UTC: a field is shown in local time and sent as UTC.

const LENGTH = "2026-03-31T09:00".length;
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

function asLocal(utc) {
  const moment = new Date(`${utc}Z`);
  return new Date(moment - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, LENGTH);
}

for (const field of document.querySelectorAll("input[data-utc]")) {
  if (field.value) field.value = asLocal(field.value);
  const words = document.getElementById(`${field.id}-zone`);
  if (words && zone) words.textContent = `your time, ${zone.replaceAll("_", " ")}`;
  field.form?.addEventListener("formdata", (event) => {
    const typed = new Date(field.value);
    if (field.value && !Number.isNaN(typed.getTime())) {
      event.formData.set(field.name, typed.toISOString().slice(0, LENGTH));
    }
  });
}
