// Whoever makes a test of a quiz mostly wants one attempt: it shows the answers at its end. It is proposed, not set.

const attempts = document.getElementById("attempts");

for (const mode of document.querySelectorAll('input[name="mode"]')) {
  mode.addEventListener("change", () => {
    if (mode.value === "test" && attempts.value.trim() === "") {
      attempts.value = "1";
      attempts.dataset.proposed = "";
    } else if (mode.value === "practice" && "proposed" in attempts.dataset && attempts.value === "1") {
      attempts.value = "";
    }
  });
}
