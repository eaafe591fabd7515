// A page that waits for work on the server looks again by itself; without this there is a link that does the same.

const SECONDS = 2;

setTimeout(() => window.location.reload(), SECONDS * 1000);
