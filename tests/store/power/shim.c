/* Records what a process does to the files below $POWER_ROOT into $POWER_TRACE, in the order in which it was done.
 *
 * One record: op (1 byte), length of path (u16), offset (u64), length of data (u32), path, data; little endian.
 *   'W' data written at an offset   'T' truncated to an offset   'S' synced   'C' created   'U' unlinked
 * A record is written after the call returned: what stands before an 'S' of its file was durable when it returned.
 * Memory maps are not seen (SQLite's -shm file, which it rebuilds). Built by tests/store/test_power.py.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FDS 4096
static char *paths[FDS];
static int trace = -1;
static const char *root;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
  root = getenv("POWER_ROOT");
  const char *out = getenv("POWER_TRACE");
  if (root && out) trace = (int)syscall(SYS_openat, AT_FDCWD, out, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void all(const void *data, size_t size) {
  const char *at = data;
  while (size > 0) {
    long done = syscall(SYS_write, trace, at, size);
    if (done <= 0) _exit(97);
    at += done;
    size -= (size_t)done;
  }
}

static void record(char op, const char *path, uint64_t offset, const void *data, uint32_t size) {
  int kept = errno;
  uint16_t length = (uint16_t)strlen(path);
  all(&op, 1);
  all(&length, 2);
  all(&offset, 8);
  all(&size, 4);
  all(path, length);
  if (size) all(data, size);
  errno = kept;
}

static const char *known(int fd) { return trace >= 0 && fd >= 0 && fd < FDS ? paths[fd] : NULL; }

static int opened(int fd, const char *path, int existed, int flags) {
  if (trace < 0 || fd < 0 || fd >= FDS || strncmp(path, root, strlen(root)) != 0) return fd;
  pthread_mutex_lock(&lock);
  free(paths[fd]);
  paths[fd] = strdup(path);
  if ((flags & O_CREAT) && !existed) record('C', path, 0, NULL, 0);
  else if (flags & O_TRUNC) record('T', path, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return fd;
}

static int exists(const char *path) {
  int kept = errno, there = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
  errno = kept;
  return there;
}

#define MODE(flags, last) \
  mode_t mode = 0; \
  if ((flags) & O_CREAT) { va_list more; va_start(more, last); mode = va_arg(more, mode_t); va_end(more); }

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    MODE(flags, flags) \
    int existed = exists(path); \
    return opened((int)syscall(SYS_openat, AT_FDCWD, path, flags, mode), path, existed, flags); \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
  int name(int dir, const char *path, int flags, ...) { \
    MODE(flags, flags) \
    int existed = exists(path); \
    return opened((int)syscall(SYS_openat, dir, path, flags, mode), path, existed, flags); \
  }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
  if (known(fd)) {
    pthread_mutex_lock(&lock);
    free(paths[fd]);
    paths[fd] = NULL;
    pthread_mutex_unlock(&lock);
  }
  return (int)syscall(SYS_close, fd);
}

#define PWRITE(name) \
  ssize_t name(int fd, const void *data, size_t size, off_t offset) { \
    const char *path = known(fd); \
    if (!path) return syscall(SYS_pwrite64, fd, data, size, offset); \
    pthread_mutex_lock(&lock); \
    ssize_t done = syscall(SYS_pwrite64, fd, data, size, offset); \
    if (done > 0) record('W', path, (uint64_t)offset, data, (uint32_t)done); \
    pthread_mutex_unlock(&lock); \
    return done; \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int fd, const void *data, size_t size) {
  const char *path = known(fd);
  if (!path) return syscall(SYS_write, fd, data, size);
  pthread_mutex_lock(&lock);
  long offset = syscall(SYS_lseek, fd, 0, SEEK_CUR);
  ssize_t done = syscall(SYS_write, fd, data, size);
  if (done > 0) record('W', path, (uint64_t)offset, data, (uint32_t)done);
  pthread_mutex_unlock(&lock);
  return done;
}

#define TRUNCATE(name) \
  int name(int fd, off_t size) { \
    const char *path = known(fd); \
    int done = (int)syscall(SYS_ftruncate, fd, size); \
    if (path && done == 0) { pthread_mutex_lock(&lock); record('T', path, (uint64_t)size, NULL, 0); pthread_mutex_unlock(&lock); } \
    return done; \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(name, number) \
  int name(int fd) { \
    const char *path = known(fd); \
    if (!path) return (int)syscall(number, fd); \
    pthread_mutex_lock(&lock); \
    int done = (int)syscall(number, fd); \
    if (done == 0) record('S', path, 0, NULL, 0); \
    pthread_mutex_unlock(&lock); \
    return done; \
  }
SYNC(fsync, SYS_fsync)
SYNC(fdatasync, SYS_fdatasync)

int unlink(const char *path) {
  int done = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (done == 0 && trace >= 0 && strncmp(path, root, strlen(root)) == 0) {
    pthread_mutex_lock(&lock);
    record('U', path, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
  }
  return done;
}

int rename(const char *from, const char *to) {
  int (*next)(const char *, const char *) = (int (*)(const char *, const char *))real("rename");
  /* Nothing of ours renames; if it ever does, the replay must learn it first. */
  if (trace >= 0 && strncmp(to, root, strlen(root)) == 0) _exit(98);
  return next(from, to);
}
