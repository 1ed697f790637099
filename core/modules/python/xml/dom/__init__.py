"""Documents as trees of nodes."""


class Node:
    """The kinds of nodes."""

    __slots__ = ()

    (ELEMENT_NODE, ATTRIBUTE_NODE, TEXT_NODE, CDATA_SECTION_NODE, ENTITY_REFERENCE_NODE, ENTITY_NODE,
     PROCESSING_INSTRUCTION_NODE, COMMENT_NODE, DOCUMENT_NODE, DOCUMENT_TYPE_NODE, DOCUMENT_FRAGMENT_NODE,
     NOTATION_NODE) = range(1, 13)


class DOMException(Exception):
    def __init__(self, *args, **kw):
        if self.__class__ is DOMException:
            raise RuntimeError('DOMException should not be instantiated directly')
        Exception.__init__(self, *args, **kw)

    def _get_code(self):
        return self.code


_codes = ('IndexSize DomstringSize Hierarchy.Request WrongDocument InvalidCharacter NoDataAllowed NoModificationAllowed '
          'NotFound NotSupported InuseAttribute InvalidState Syntax InvalidModification Namespace InvalidAccess '
          'Validation').split()
for _number, _name in enumerate(_codes, 1):
    _class = {'Hierarchy.Request': 'HierarchyRequestErr'}.get(_name, _name + 'Err')
    globals()[_class] = type(_class, (DOMException,), {'code': _number, '__module__': __name__})
INDEX_SIZE_ERR, HIERARCHY_REQUEST_ERR, NOT_FOUND_ERR, NAMESPACE_ERR = 1, 3, 8, 14

XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'
XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/'
XHTML_NAMESPACE = 'http://www.w3.org/1999/xhtml'
EMPTY_NAMESPACE = None
EMPTY_PREFIX = None


def getDOMImplementation(name=None, features=()):
    from xml.dom.minidom import getDOMImplementation
    return getDOMImplementation()
