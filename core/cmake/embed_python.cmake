# Writes a C file with the text of every Python module below SOURCE_DIR: cmake -DSOURCE_DIR=… -DOUTPUT=… -P this.
# The file fills the table of lang/import.h. With -DLIBRARY=… the texts go there, one behind the other, and the C file has
# but their names.
file(GLOB_RECURSE files RELATIVE ${SOURCE_DIR} ${SOURCE_DIR}/*.py)
list(SORT files)
set(texts "")
set(rows "")
set(number 0)
set(offset 0)
if(LIBRARY)
    file(WRITE ${LIBRARY} "")
endif()
foreach(file IN LISTS files)
    file(READ ${SOURCE_DIR}/${file} hex HEX)
    string(LENGTH "${hex}" digits)
    math(EXPR length "${digits} / 2")
    string(REGEX REPLACE "\\.py$" "" name "${file}")
    string(REPLACE "/" "." name "${name}")
    set(is_package false)
    if(name MATCHES "\\.__init__$")
        string(REGEX REPLACE "\\.__init__$" "" name "${name}")
        set(is_package true)
    endif()
    if(LIBRARY)
        file(READ ${SOURCE_DIR}/${file} text)
        file(APPEND ${LIBRARY} "${text}")
        set(text 0)
    else()
        string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
        string(APPEND texts "static const unsigned char text_${number}[] = {${bytes}0};\n")
        set(text "(const char *)text_${number}")
    endif()
    string(APPEND rows "    {\"${name}\", ${text}, ${offset}, ${length}, ${is_package}},\n")
    math(EXPR offset "${offset} + ${length}")
    math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT} "/* Made by core/cmake/embed_python.cmake. */
#include \"lang/import.h\"

${texts}
static const EmbeddedSource sources[] = {
${rows}    {0, 0, 0, 0, false},
};

const EmbeddedSource *const embedded_sources = sources;
")
