"""All addresses of the room under one namespace, whichever of its parts answers."""

from reports.figures import urls as of_figures
from reports.next_notice import urls as of_next_notice
from reports.papers import urls as of_papers

app_name = "reports"
urlpatterns = [*of_figures.urlpatterns, *of_papers.urlpatterns, *of_next_notice.urlpatterns]
