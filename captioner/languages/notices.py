"""Words that stand before a colon as the names of speakers do, but head a notice, a list or a part of a text.

They are those of all languages together, in lower case: where a name could stand, the language may not be known yet.
"""

_NOTICES = """
warning caution danger note notes notice attention alert tip tips hint important reminder remember disclaimer update
news breaking example examples exercise question questions answer answers solution result results summary conclusion
introduction overview contents step steps part chapter section act scene episode season title subtitle subject re topic
date time place location address phone tel fax email e-mail web website url http https ftp ingredients method
preparation directions serves instructions requirements materials definition rule rules price total source sources
credits today tomorrow yesterday also ps p.s nb n.b fyi todo vs

achtung warnung vorsicht gefahr hinweis hinweise anmerkung wichtig tipp tipps beispiel beispiele frage antwort lösung
ergebnis fazit zusammenfassung einleitung inhalt schritt teil kapitel abschnitt akt szene folge staffel titel thema
datum uhrzeit ort adresse telefon zutaten zubereitung anleitung definition regel preis summe quelle

avertissement danger remarque important conseil conseils astuce exemple exemples réponse résultat résumé conclusion
étape partie chapitre acte scène épisode saison titre objet sujet heure lieu adresse téléphone ingrédients préparation
définition règle prix total rappel

advertencia aviso atención peligro cuidado nota notas importante consejo consejos ejemplo ejemplos pregunta respuesta
solución resultado resumen conclusión introducción paso parte capítulo sección acto escena episodio temporada título
asunto tema fecha hora lugar dirección teléfono ingredientes preparación definición regla precio fuente

avviso attenzione pericolo nota note importante consiglio consigli esempio esempi domanda risposta soluzione risultato
riassunto conclusione passo parte capitolo sezione atto scena episodio stagione titolo oggetto tema data ora luogo
indirizzo telefono ingredienti preparazione definizione regola prezzo fonte

aviso atenção perigo cuidado observação dica dicas exemplo exemplos pergunta resposta solução resumo conclusão passo
parte capítulo seção secção ato cena episódio temporada título assunto data hora local endereço telefone ingredientes
preparo definição regra preço fonte

waarschuwing let gevaar opmerking belangrijk voorbeeld vraag antwoord oplossing resultaat samenvatting conclusie stap
deel hoofdstuk titel onderwerp datum tijd plaats adres telefoon ingrediënten bereiding bron

注意 警告 重要 例 質問 回答 答え 問題 日時 場所 時間 題名 提示 注 例如 问题 答案 时间 地点 地點 時間 标题 結論 结论 总结
"""

NOTICES = frozenset(_NOTICES.split())
