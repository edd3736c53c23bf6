/** The settings that the model on this page ran with last; the letter is held against them. */

export const settings = new (class extends EventTarget {
  values = {};
  line = "settings: default";

  set(values, line) {
    this.values = values;
    this.line = line;
    this.dispatchEvent(new Event("change"));
  }
})();
