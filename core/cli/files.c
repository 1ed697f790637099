/* Files; see files.h. An answer's text is malloc's; HOST_FILE_FORGET gives it back. */
#include "cli/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

static int64_t answer(int64_t result) { return result < 0 ? -(int64_t)errno : result; }

static int64_t open_file(const HostFileRequest *request)
{
    int asked = request->flags;
    int flags = O_CLOEXEC | ((asked & HOST_OPEN_WRITE) == 0 ? O_RDONLY
                             : asked & HOST_OPEN_READ       ? O_RDWR
                                                            : O_WRONLY);
    flags |= (asked & HOST_OPEN_CREATE ? O_CREAT : 0) | (asked & HOST_OPEN_EMPTY ? O_TRUNC : 0) |
             (asked & HOST_OPEN_NEW ? O_EXCL | O_CREAT : 0) | (asked & HOST_OPEN_APPEND ? O_APPEND : 0);
    int number = open(request->path, flags, 0666);
    struct stat status;
    if (number >= 0 && fstat(number, &status) == 0 && S_ISDIR(status.st_mode)) {
        close(number);
        return -EISDIR;
    }
    return answer(number);
}

static int64_t nanoseconds(struct timespec time) { return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec; }

static int64_t status_of(const HostFileRequest *request)
{
    struct stat status;
    if ((request->flags != 0 ? lstat(request->path, &status) : stat(request->path, &status)) < 0)
        return -errno;
    const int64_t fields[HOST_STATUS_FIELDS] = {status.st_mode,
                                                (int64_t)status.st_ino,
                                                (int64_t)status.st_dev,
                                                (int64_t)status.st_nlink,
                                                status.st_uid,
                                                status.st_gid,
                                                status.st_size,
                                                nanoseconds(status.st_atim),
                                                nanoseconds(status.st_mtim),
                                                nanoseconds(status.st_ctim)};
    memcpy(request->buffer, fields, sizeof fields);
    return 0;
}

/* Appends the name with its 0; false without memory. */
static bool add_name(char **text, size_t *length, const char *name)
{
    size_t size = strlen(name) + 1;
    char *longer = realloc(*text, *length + size);
    if (longer == NULL)
        return false;
    memcpy(longer + *length, name, size);
    *text = longer;
    *length += size;
    return true;
}

static int64_t names_in(HostFileRequest *request)
{
    DIR *directory = opendir(request->path);
    char *text = NULL;
    size_t length = 0;
    bool is_whole = true;
    if (directory == NULL)
        return -errno;
    for (struct dirent *entry; is_whole && (entry = readdir(directory)) != NULL;) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            is_whole = add_name(&text, &length, entry->d_name);
    }
    closedir(directory);
    request->text = text;
    return is_whole ? (int64_t)length : -ENOMEM;
}

static int64_t current_directory(HostFileRequest *request)
{
    request->text = getcwd(NULL, 0);
    return request->text == NULL ? -errno : (int64_t)strlen(request->text);
}

static int64_t environment(HostFileRequest *request)
{
    for (int64_t i = 0; i <= request->offset; i++) {
        if (environ == NULL || environ[i] == NULL)
            return -ENOENT;
    }
    request->text = strdup(environ[request->offset]);
    return request->text == NULL ? -ENOMEM : (int64_t)strlen(request->text);
}

int64_t files_request(void *user, HostFileRequest *request)
{
    (void)user;
    switch ((enum HostFileOperation)request->operation) {
    case HOST_FILE_OPEN:
        return open_file(request);
    case HOST_FILE_CLOSE:
        return answer(close((int)request->number));
    case HOST_FILE_READ:
        return answer(read((int)request->number, request->buffer, (size_t)request->length));
    case HOST_FILE_WRITE:
        return answer(write((int)request->number, request->buffer, (size_t)request->length));
    case HOST_FILE_SEEK:
        return answer(lseek((int)request->number, request->offset, request->flags));
    case HOST_FILE_TRUNCATE:
        return answer(ftruncate((int)request->number, request->offset));
    case HOST_FILE_STATUS:
        return status_of(request);
    case HOST_FILE_REMOVE:
        return answer(unlink(request->path));
    case HOST_FILE_MAKE_DIRECTORY:
        return answer(mkdir(request->path, 0777));
    case HOST_FILE_REMOVE_DIRECTORY:
        return answer(rmdir(request->path));
    case HOST_FILE_RENAME:
        return answer(rename(request->path, request->other));
    case HOST_FILE_NAMES:
        return names_in(request);
    case HOST_FILE_DIRECTORY:
        return current_directory(request);
    case HOST_FILE_CHANGE_DIRECTORY:
        return answer(chdir(request->path));
    case HOST_FILE_ENVIRONMENT:
        return environment(request);
    case HOST_FILE_PROCESS:
        return getpid();
    case HOST_FILE_FORGET:
        free((void *)(uintptr_t)request->text);
        return 0;
    }
    return -EINVAL;
}
