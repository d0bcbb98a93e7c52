"""One window of an old browser, told line by line what to do. It runs in that browser's own environment.

Each line is JSON: {"open": address}, {"run": script} or {"before": script}, which runs ahead of every page. Each is
answered by a line: what the script gave, and what the console has said since.
"""

import json
import os
import sys
from threading import Thread

try:
    from PyQt6.QtCore import QObject, QUrl, pyqtSignal
    from PyQt6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineScript
    from PyQt6.QtWebEngineWidgets import QWebEngineView
    from PyQt6.QtWidgets import QApplication

    FIRST, MAIN = QWebEngineScript.InjectionPoint.DocumentCreation, QWebEngineScript.ScriptWorldId.MainWorld
except ImportError:
    from PyQt5.QtCore import QObject, QUrl, pyqtSignal
    from PyQt5.QtWebEngineWidgets import QWebEnginePage, QWebEngineProfile, QWebEngineScript, QWebEngineView
    from PyQt5.QtWidgets import QApplication

    FIRST, MAIN = QWebEngineScript.DocumentCreation, QWebEngineScript.MainWorld

PHONE = (360, 640)


class Page(QWebEnginePage):
    """Keeps what its console says."""

    def __init__(self, profile):
        super().__init__(profile)
        self.said = []

    def javaScriptConsoleMessage(self, level, message, line, source):  # noqa: N802
        self.said.append(f"{message} ({source}:{line})")


class Orders(QObject):
    """Reads lines without keeping the window from working."""

    came = pyqtSignal(str)
    ended = pyqtSignal()

    def read(self):
        for line in sys.stdin:
            self.came.emit(line)
        self.ended.emit()


class Window:
    def __init__(self):
        self.profile = QWebEngineProfile()  # without a name it keeps nothing on the disk
        self.page = Page(self.profile)
        self.view = QWebEngineView()
        self.view.setPage(self.page)
        self.view.resize(*PHONE)
        self.view.show()
        self.opening = False
        self.page.loadFinished.connect(lambda fine: self.loaded())

    def obey(self, line):
        [(order, text)] = json.loads(line).items()
        if order == "open":
            self.opening = True
            self.page.setUrl(QUrl(text))
        elif order == "run":
            self.page.runJavaScript(text, self.answer)
        elif order == "before":
            script = QWebEngineScript()
            script.setInjectionPoint(FIRST)
            script.setWorldId(MAIN)
            script.setSourceCode(text)
            self.page.scripts().clear()
            self.page.scripts().insert(script)
            self.answer(None)

    def loaded(self):
        if self.opening:
            self.opening = False
            self.answer(None)  # it may be the page before that was broken off

    def answer(self, value):
        print(json.dumps({"value": value, "said": self.page.said}), flush=True)
        self.page.said = []


def main():
    application = QApplication(sys.argv)
    window = Window()
    orders = Orders()
    orders.came.connect(window.obey)
    orders.ended.connect(application.quit)
    Thread(target=orders.read, daemon=True).start()
    (application.exec_ if hasattr(application, "exec_") else application.exec)()
    os._exit(0)  # old windows fall over when they are taken down in an orderly way


if __name__ == "__main__":
    main()
