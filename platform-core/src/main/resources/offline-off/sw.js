// Served in place of the dashboard's worker while vitrina.ui.offline is false: takes away what that one has left, then itself.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) await caches.delete(name);
      await forgetKept();
      await self.registration.unregister();
    })(),
  );
});

// Deleting the database would wait for every page that has it open, and each of them behind that.
function forgetKept() {
  return new Promise((done) => {
    const opening = indexedDB.open('vitrina.kept');
    // It is not there, and looking must not make it.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => done();
    opening.onsuccess = () => {
      const database = opening.result;
      const clearing = database.transaction('answers', 'readwrite');
      clearing.objectStore('answers').clear();
      clearing.oncomplete = clearing.onabort = () => {
        database.close();
        done();
      };
    };
  });
}
