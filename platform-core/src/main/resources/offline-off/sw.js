// Served in place of the dashboard's worker while vitrina.ui.offline is false: takes away what that one has left, then itself.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) await caches.delete(name);
      indexedDB.deleteDatabase('vitrina.kept');
      await self.registration.unregister();
    })(),
  );
});
