// Stands for ECharts in tests: it draws nothing and remembers what it is told.
export function init() {
  const log = (window.explored = { options: [], actions: [], disposed: false });
  return {
    setOption: (option) => log.options.push(option),
    dispatchAction: (action) => log.actions.push(action),
    getOption: () => ({ dataZoom: [{ start: 0, end: 100 }] }),
    on() {},
    resize() {},
    dispose: () => (log.disposed = true),
  };
}
